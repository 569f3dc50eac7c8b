using System.Buffers;

namespace Qlower.Loaders.Reporting.Rejects;

/// <summary>
/// Writes the structure of a rejects file: the text before a member or element (comma, white space,
/// key) is buffered until it is known whether the member is written.
/// </summary>
internal sealed class RejectsWriter(IBufferWriter<byte> output)
{
    private const int LongestSpace = 256;
    private readonly ArrayBufferWriter<byte> _space = new(LongestSpace);
    private readonly ArrayBufferWriter<byte> _gap = new(LongestSpace);
    private readonly ArrayBufferWriter<byte> _key = new(RejectsMember.LongestKey * 2);
    private readonly ArrayBufferWriter<byte> _opening = new(LongestSpace * 4);

    /// <summary>The key as written in the file, in its quotation marks.</summary>
    public ReadOnlySpan<byte> Key => _key.WrittenSpan;

    /// <summary>Buffers white space before a member or an element; a comma discards it.</summary>
    public void AddSpace(byte value)
    {
        if (value == ',')
        {
            _space.ResetWrittenCount();
        }
        else
        {
            Add(_space, value);
        }
    }

    public void ForgetSpace() => _space.ResetWrittenCount();

    /// <summary>Buffers white space between a colon and its value.</summary>
    public void AddGap(byte value) => Add(_gap, value);

    public void BeginKey(ReadOnlySpan<byte> quote)
    {
        _key.ResetWrittenCount();
        _gap.ResetWrittenCount();
        _key.Write(quote);
    }

    public void AddKey(ReadOnlySpan<byte> part) => _key.Write(part);

    public void WriteKey(RejectsFrame owner)
    {
        WriteComma(owner);
        output.Write(_space.WrittenSpan);
        output.Write(_key.WrittenSpan);
    }

    public void WriteColon()
    {
        output.Write(":"u8);
        output.Write(_gap.WrittenSpan);
    }

    public void WritePlaceholder() => output.Write(RejectsFile.KeyPlaceholder);

    /// <summary>Adds the member for the key to a header that lacks it.</summary>
    public void AddPlaceholder(RejectsFrame root)
    {
        WriteComma(root);
        output.Write("\"apiKey\":"u8);
        WritePlaceholder();
    }

    /// <summary>Buffers the opening of a section until its first element is written.</summary>
    public void BufferOpening()
    {
        _opening.ResetWrittenCount();
        _opening.Write(_space.WrittenSpan);
        _opening.Write(_key.WrittenSpan);
        _opening.Write(":"u8);
        _opening.Write(_gap.WrittenSpan);
        _opening.Write("["u8);
    }

    /// <summary>Writes the text before an element, including the section's opening before the first.</summary>
    public void OpenElement(RejectsFrame array, RejectsFrame owner)
    {
        if (!array.IsOpened)
        {
            array.IsOpened = true;
            WriteComma(owner);
            output.Write(_opening.WrittenSpan);
        }

        WriteComma(array);
        output.Write(_space.WrittenSpan);
    }

    public void CloseArray() => Close("]"u8);

    public void CloseObject() => Close("}"u8);

    private void Close(ReadOnlySpan<byte> bracket)
    {
        output.Write(_space.WrittenSpan);
        output.Write(bracket);
    }

    private void WriteComma(RejectsFrame frame)
    {
        if (frame.HasWritten)
        {
            output.Write(","u8);
        }

        frame.HasWritten = true;
    }

    private static void Add(ArrayBufferWriter<byte> space, byte value)
    {
        if (space.WrittenCount < LongestSpace)
        {
            space.Write([value]);
        }
    }
}
