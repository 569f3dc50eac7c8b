using System.Buffers;
using System.Text;
using Qlower.Loaders.Secrets;

namespace Qlower.Loaders.Reporting;

/// <summary>Cuts an <see cref="Excerpt"/> out of bytes whose secrets are blanked.</summary>
internal static class ExcerptCutter
{
    /// <summary>How many bytes are shown before, and at most behind, the start of the value.</summary>
    public const int Reach = 120;

    private static readonly SearchValues<byte> ScalarEnd = SearchValues.Create(" \t\r\n,:{}[]\""u8);
    private const string Ellipsis = "…";
    private const string Hidden = "••••••••";

    /// <summary>The excerpt around a finding.</summary>
    /// <param name="block">Bytes of the file.</param>
    /// <param name="blockStart">Where they start in the file.</param>
    /// <param name="finding">The finding.</param>
    /// <returns><see langword="null"/> when its place is not in the block.</returns>
    public static Excerpt? Cut(ReadOnlySpan<byte> block, long blockStart, Finding finding)
    {
        var at = finding.Offset - blockStart;
        if (at < 0 || at > block.Length)
        {
            return null;
        }

        var value = (int)at;
        var valueEnd = Math.Min(value + ValueLength(block[value..]), value + Reach);
        var from = Math.Max(0, value - Reach);
        var to = Math.Min(block.Length, value + Reach);
        while (from > 0 && from < value && IsContinuation(block[from]))
        {
            from++;
        }

        valueEnd = BackToBoundary(block, value, Math.Min(valueEnd, to));
        to = BackToBoundary(block, valueEnd, to);

        var lineStart = block[from..value].LastIndexOf((byte)'\n') + 1 + from;
        var lineEnd = EndOfLine(block, valueEnd, to);
        var isLineCut = lineStart == from && (blockStart + from) > 0 && (from == 0 || block[from - 1] != '\n');
        var lines = new List<ExcerptLine>(3);
        if (!isLineCut)
        {
            AddLineBefore(lines, block, from, lineStart, finding.Line);
        }

        lines.Add(new ExcerptLine(
            finding.Line > 0 ? finding.Line : null,
            (isLineCut ? Ellipsis : "") + Text(block[lineStart..value]),
            Text(block[value..valueEnd]),
            Text(block[valueEnd..lineEnd]) + (IsCut(block, lineEnd) ? Ellipsis : "")));
        if (lineEnd < to && block[lineEnd] == '\n')
        {
            AddLineAfter(lines, block, lineEnd + 1, to, finding.Line);
        }

        return new Excerpt(Unindent(lines));
    }

    private static void AddLineBefore(List<ExcerptLine> lines, ReadOnlySpan<byte> block, int from, int lineStart, long line)
    {
        if (lineStart - 1 <= from)
        {
            return;
        }

        // Only a complete line: half a line before the value is of no use.
        var text = block[from..(lineStart - 1)];
        var start = text.LastIndexOf((byte)'\n') + 1;
        if (start > 0 || line == 2)
        {
            lines.Add(new ExcerptLine(line > 1 ? line - 1 : null, Text(text[start..]), "", ""));
        }
    }

    private static void AddLineAfter(List<ExcerptLine> lines, ReadOnlySpan<byte> block, int start, int to, long line)
    {
        var end = EndOfLine(block, start, to);
        if (end > start && end < to)
        {
            lines.Add(new ExcerptLine(line > 0 ? line + 1 : null, Text(block[start..end]), "", ""));
        }
    }

    /// <summary>Drops the white space that every line starts with: on a narrow screen it pushes the value out of sight.</summary>
    private static List<ExcerptLine> Unindent(List<ExcerptLine> lines)
    {
        var indent = lines.Min(line => line.Before.Length - line.Before.TrimStart(' ', '\t').Length);
        return indent == 0 ? lines : [.. lines.Select(line => line with { Before = line.Before[indent..] })];
    }

    private static int EndOfLine(ReadOnlySpan<byte> block, int from, int to)
    {
        var end = block[from..to].IndexOf((byte)'\n');
        return end < 0 ? to : from + end;
    }

    private static bool IsCut(ReadOnlySpan<byte> block, int end) => end < block.Length && block[end] != '\n';

    private static int BackToBoundary(ReadOnlySpan<byte> block, int lowest, int end)
    {
        while (end > lowest && end < block.Length && IsContinuation(block[end]))
        {
            end--;
        }

        return end;
    }

    private static bool IsContinuation(byte value) => (value & 0xC0) == 0x80;

    /// <summary>How far the token at the start goes; an array or object is shown by its opening alone.</summary>
    private static int ValueLength(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        if (text[0] != '"')
        {
            var end = text.IndexOfAny(ScalarEnd);
            return end < 0 ? text.Length : Math.Max(end, 1);
        }

        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] is (byte)'"' or (byte)'\n')
            {
                return text[i] == '"' ? i + 1 : i;
            }
        }

        return text.Length;
    }

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        bytes = bytes.TrimEnd((byte)'\r');
        while (!bytes.IsEmpty)
        {
            if (bytes[0] == SecretMask.Blank)
            {
                var length = bytes.IndexOfAnyExcept(SecretMask.Blank);
                text.Append(Hidden);
                bytes = length < 0 ? default : bytes[length..];
                continue;
            }

            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var consumed);
            text.Append(status == OperationStatus.Done ? rune.ToString() : "\uFFFD");
            bytes = bytes[consumed..];
        }

        return text.ToString();
    }
}
