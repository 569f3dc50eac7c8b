using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Qlower.Loaders.JsonSchema.Scanning;

/// <summary>A window on the input that records how far its bytes are valid UTF-8. Pooled; must be released.</summary>
internal sealed class InputBuffer
{
    private byte[] _bytes = [];
    private int _size;
    private int _filled;

    public byte[] Bytes => _bytes;

    /// <summary>End of the bytes that may be read.</summary>
    public int Limit { get; private set; }

    /// <summary>Offset of the first byte from the start of the input.</summary>
    public long BaseOffset { get; private set; }

    /// <summary>Whether the input ends with the bytes in the buffer.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Whether the bytes at <see cref="Limit"/> are invalid UTF-8, regardless of what follows.</summary>
    public bool IsInvalidAtLimit { get; private set; }

    public long TotalBytes => BaseOffset + _filled;

    public ReadOnlySpan<byte> Filled => _bytes.AsSpan(0, _filled);

    public Memory<byte> Free => _bytes.AsMemory(_filled, _size - _filled);

    public ReadOnlySpan<byte> Slice(long start, long end) =>
        _bytes.AsSpan((int)(start - BaseOffset), (int)(end - start));

    public void Commit(int count) => _filled += count;

    public void Complete() => IsComplete = true;

    /// <summary>Rents the buffer for an input from its start.</summary>
    public void Begin(int size)
    {
        Release();
        _bytes = ArrayPool<byte>.Shared.Rent(size);
        _size = size;
        BaseOffset = 0;
        IsComplete = IsInvalidAtLimit = false;
    }

    /// <summary>Borrows bytes of the caller from a later place of the input; they must not be released here.</summary>
    public void Borrow(byte[] bytes, int count, long baseOffset)
    {
        (_bytes, _size, _filled, BaseOffset) = (bytes, bytes.Length, count, baseOffset);
        Limit = 0;
        IsInvalidAtLimit = false;
    }

    /// <summary>Continues at a later place of the input; the buffer must be empty.</summary>
    public void SkipTo(long offset) => BaseOffset = offset;

    /// <summary>Checks the bytes added since the last call.</summary>
    public void Validate()
    {
        if (IsInvalidAtLimit)
        {
            return;
        }

        var fresh = _bytes.AsSpan(Limit, _filled - Limit);
        var whole = fresh[..^IncompleteTail(fresh)];
        if (Utf8.IsValid(whole))
        {
            Limit += whole.Length;
            return;
        }

        while (true)
        {
            var ascii = whole.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            whole = whole[ascii..];
            Limit += ascii;
            if (Rune.DecodeFromUtf8(whole, out _, out var consumed) != OperationStatus.Done)
            {
                IsInvalidAtLimit = true;
                return;
            }

            whole = whole[consumed..];
            Limit += consumed;
        }
    }

    /// <summary>Discards the bytes before an index to get room for more.</summary>
    public void Discard(int index)
    {
        if (index > 0)
        {
            _bytes.AsSpan(index, _filled - index).CopyTo(_bytes);
        }

        _filled -= index;
        Limit -= index;
        BaseOffset += index;
        if (_filled == _size)
        {
            var larger = ArrayPool<byte>.Shared.Rent(checked(_size * 2));
            Filled.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
            _size *= 2;
        }
    }

    public void Release()
    {
        var bytes = _bytes;
        _bytes = [];
        _filled = Limit = _size = 0;
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static int IncompleteTail(ReadOnlySpan<byte> bytes)
    {
        for (var length = 1; length <= Math.Min(3, bytes.Length); length++)
        {
            var lead = bytes[^length];
            if ((lead & 0xC0) != 0x80)
            {
                return lead >= 0xC0 && Rune.DecodeFromUtf8(bytes[^length..], out _, out _) == OperationStatus.NeedMoreData ? length : 0;
            }
        }

        return 0;
    }
}
