using System.Buffers;
using System.Runtime.InteropServices;
using Qlower.Loaders.Secrets;

namespace Qlower.Loaders.Reporting.Rejects;

/// <summary>
/// The text of a rejects file on its way out: what is written to <see cref="Output"/> is returned without secrets. The end of the text is retained while
/// it may be the beginning of the key. Not thread-safe.
/// </summary>
internal sealed class RejectsMask(KeyMask keys, int bufferSize)
{
    /// <summary>A longer beginning of a key is not retained: only absurd escapes make one.</summary>
    private const int LongestRetained = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _output = new(bufferSize);
    private readonly SecretMembers _members = new();
    private int _masked;
    private int _taken;

    /// <summary>Receives the text.</summary>
    public IBufferWriter<byte> Output => _output;

    /// <summary>Returns the next bytes that are free of secrets; <see cref="Release"/> removes them before more is written.</summary>
    /// <param name="isEnd">Whether the text is complete, so that nothing is retained.</param>
    public ReadOnlyMemory<byte> Take(bool isEnd)
    {
        var text = MemoryMarshal.AsMemory(_output.WrittenMemory);
        _members.Mask(text.Span[_masked..]);
        var certain = MaskKeys(text.Span, isEnd);
        _taken = isEnd ? text.Length : certain;
        _masked = text.Length - _taken;
        return text[.._taken];
    }

    /// <summary>Removes what was returned. What is retained is short.</summary>
    public void Release()
    {
        var rest = _output.WrittenSpan[_taken..].ToArray();
        _output.ResetWrittenCount();
        _output.Write(rest);
        _taken = 0;
    }

    /// <summary>Replaces the keys, and returns the length of the text that no key can begin in any more.</summary>
    private int MaskKeys(Span<byte> text, bool isEnd)
    {
        for (var from = 0; ;)
        {
            var match = keys.Find(text, from);
            if (!match.IsFound)
            {
                // The last byte may be the quotation mark before a key.
                return Math.Max(0, text.Length - 1);
            }

            if (match.IsCut && !isEnd && text.Length - match.Start < LongestRetained)
            {
                return Math.Max(0, match.Start - 1);
            }

            from = match.IsCut ? match.Start + 1 : match.End;
            if (!match.IsCut)
            {
                Replace(text[match.Start..match.End]);
            }
        }
    }

    /// <summary>Digits are valid in texts, escapes, numbers and names.</summary>
    private static void Replace(Span<byte> key)
    {
        var isEscaped = false;
        foreach (ref var value in key)
        {
            var isKept = isEscaped || value is (byte)'\\' or (byte)'"';
            isEscaped = !isEscaped && value == '\\';
            value = isKept ? value : (byte)'1';
        }
    }
}
