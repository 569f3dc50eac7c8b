using System.Buffers;

namespace Qlower.Loaders.JsonSchema.Splitting;

/// <summary>Cuts a stream where one record seems to end and the next to begin. Only a validation can decide whether that is true.</summary>
internal sealed class ChunkReader(Stream stream, int size)
{
    private byte[] _rest = [];
    private int _restCount;
    private long _offset;

    /// <returns>The next piece, whose array the caller returns to the pool.</returns>
    public async ValueTask<Chunk> ReadAsync(CancellationToken cancellationToken)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(_restCount + size);
        var length = _restCount + size;
        try
        {
            _rest.AsSpan(0, _restCount).CopyTo(bytes);
            var count = _restCount
                + await stream.ReadAtLeastAsync(bytes.AsMemory(_restCount, size), size, throwOnEndOfStream: false, cancellationToken)
                    .ConfigureAwait(false);
            var isLast = count < length;
            var cut = isLast ? count : FindCut(bytes.AsSpan(0, count));
            _restCount = count - cut;
            if (_rest.Length < _restCount)
            {
                _rest = new byte[_restCount * 2];
            }

            bytes.AsSpan(cut, _restCount).CopyTo(_rest);
            var chunk = new Chunk(bytes, cut, _offset, isLast);
            _offset += cut;
            return chunk;
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(bytes);
            throw;
        }
    }

    /// <summary>The index of the last comma between a closing and an opening brace; the length when there is none.</summary>
    private static int FindCut(ReadOnlySpan<byte> bytes)
    {
        var rest = bytes;
        while (true)
        {
            var open = rest.LastIndexOf((byte)'{');
            if (open < 0)
            {
                return bytes.Length;
            }

            rest = rest[..open];
            var before = rest.TrimEnd(" \r\n\t"u8);
            if (before.Length > 0 && before[^1] == ',' && before[..^1].TrimEnd(" \r\n\t"u8) is [.., (byte)'}'])
            {
                return before.Length - 1;
            }
        }
    }
}
