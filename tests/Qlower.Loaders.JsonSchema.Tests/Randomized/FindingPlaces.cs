using System.Text.Json;
using System.Text.Unicode;

namespace Qlower.Loaders.JsonSchema.Tests.Randomized;

/// <summary>Where findings say they are, held against an own walk over the text and a naive count of lines and columns.</summary>
internal static class FindingPlaces
{
    public static void Check(byte[] instance, ValidationOutcome outcome, IEnumerable<SchemaFinding> findings)
    {
        var text = Proof.WithoutMark(instance);
        var mark = instance.Length - text.Length;
        var places = outcome.IsWellFormed ? Walk(text) : null;
        foreach (var finding in findings.Where(finding => finding.Fault is not (JsonFault.ByteOrderMark or JsonFault.Empty)))
        {
            var offset = (int)finding.Offset - mark;
            if (offset < 0 || offset > text.Length)
            {
                throw new ProofFailedException("a finding lies in the input", finding.ToString());
            }

            if (Utf8.IsValid(text.AsSpan(0, offset)) && (finding.Line, finding.Column) != Count(text, offset))
            {
                throw new ProofFailedException("line and column fit the offset", $"{finding} @{finding.Offset}, not {Count(text, offset)}");
            }

            if (places is not null && finding.Fault == JsonFault.None && !finding.InstancePointer.Contains('…', StringComparison.Ordinal)
                && !places.Contains((finding.InstancePointer, offset, IsAtName(finding))))
            {
                throw new ProofFailedException("the offset is that of the value the pointer names", $"{finding} @{finding.Offset}, "
                    + $"name {IsAtName(finding)}, of {string.Join(' ', places)}");
            }
        }
    }

    /// <summary>A property that is named because it is missing has no place; the object is reported.</summary>
    private static bool IsAtName(SchemaFinding finding) =>
        finding.Property is not null && finding.Keyword is not ("required" or "dependentRequired" or "dependencies");

    private static (long Line, long Column) Count(byte[] text, int offset)
    {
        var (line, column) = (1L, 1L);
        for (var i = 0; i < offset; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == offset || text[i + 1] != '\n')))
            {
                (line, column) = (line + 1, 1);
            }
            else if (text[i] == '\r')
            {
                continue;
            }
            else
            {
                column += (text[i] & 0xC0) == 0x80 ? 0 : 1;
            }
        }

        return (line, column);
    }

    /// <summary>Pointer and place of every value and every name; null when a name is no text.</summary>
    private static HashSet<(string Pointer, int Offset, bool IsName)>? Walk(byte[] text)
    {
        var places = new HashSet<(string, int, bool)>();
        var open = new Stack<(string Pointer, int Index)>();
        var name = "";
        var reader = new Utf8JsonReader(text);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
                {
                    open.Pop();
                    continue;
                }

                var parent = open.Count > 0 ? open.Peek() : default;
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    name = $"{parent.Pointer}/{reader.GetString()!.Replace("~", "~0", StringComparison.Ordinal)
                        .Replace("/", "~1", StringComparison.Ordinal)}";
                    places.Add((name, (int)reader.TokenStartIndex, true));
                    continue;
                }

                var pointer = open.Count == 0 ? "" : parent.Index < 0 ? name : $"{parent.Pointer}/{parent.Index}";
                if (open.Count > 0 && parent.Index >= 0)
                {
                    open.Push((open.Pop().Pointer, parent.Index + 1));
                }

                places.Add((pointer, (int)reader.TokenStartIndex, false));
                if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                {
                    open.Push((pointer, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
                }
            }
        }
        catch (InvalidOperationException)
        {
            return null;
        }

        return places;
    }
}
