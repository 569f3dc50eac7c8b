using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Qlower.Celery.Wire.Python;

/// <summary>Values as Python's <c>repr</c> prints them, for readable headers and events; truncated.</summary>
internal static class PythonRepr
{
    public const int Longest = 1024;

    public static string Of(JsonElement value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return Cut(text);
    }

    public static string Of(string value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return Cut(text);
    }

    private static string Cut(StringBuilder text) => text.Length <= Longest ? text.ToString() : text.ToString(0, Longest - 3) + "...";

    private static void Append(StringBuilder text, JsonElement value)
    {
        if (text.Length > Longest)
        {
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var (index, item) in value.EnumerateArray().Index())
                {
                    text.Append(index == 0 ? "" : ", ");
                    Append(text, item);
                }

                text.Append(']');
                break;
            case JsonValueKind.Object:
                text.Append('{');
                foreach (var (index, member) in value.EnumerateObject().Index())
                {
                    text.Append(index == 0 ? "" : ", ");
                    Append(text, Name(member));
                    text.Append(": ");
                    Append(text, member.Value);
                }

                text.Append('}');
                break;
            case JsonValueKind.String:
                Append(text, PythonText.Of(value));
                break;
            default:
                text.Append(value.ValueKind switch
                {
                    JsonValueKind.True => "True",
                    JsonValueKind.False => "False",
                    JsonValueKind.Number => value.GetRawText(),
                    _ => "None",
                });
                break;
        }
    }

    private static string Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return "?";
        }
    }

    private static void Append(StringBuilder text, string value)
    {
        var quote = value.Contains('\'', StringComparison.Ordinal) && !value.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        text.Append(quote);
        foreach (var character in value.AsSpan(0, Math.Min(value.Length, Longest)))
        {
            text.Append(character switch
            {
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when character == quote => "\\" + quote,
                _ when char.IsControl(character) => string.Create(CultureInfo.InvariantCulture, $"\\x{(int)character:x2}"),
                _ => character.ToString(),
            });
        }

        text.Append(quote);
    }
}
