using System.Buffers;
using Qlower.Loaders.S3.Reading;

namespace Qlower.Loaders.S3.Spooling;

/// <summary>
/// Reads a range from the copy. When the copy fails or is removed meanwhile, it continues from the same byte in S3. Not thread-safe.
/// </summary>
internal sealed class SpoolReadStream(Spool spool, SpoolKey key, SpoolCopy copy, S3Range range, Func<S3Range, CancellationToken, Task<Stream>> open) : ForwardStream
{
    private readonly byte[] _plain = ArrayPool<byte>.Shared.Rent(SpoolCipher.ChunkBytes);
    private readonly byte[] _sealed = ArrayPool<byte>.Shared.Rent(SpoolCipher.SealedBytes);
    private long _position = range.Start;
    private long _chunk = -1;
    private int _bytes;
    private Stream? _fallback;
    private bool _isDisposed;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_fallback is null && _position < range.End && buffer.Length > 0 && !await TryLoadAsync(cancellationToken).ConfigureAwait(false))
        {
            _fallback = await open(range with { Start = _position }, cancellationToken).ConfigureAwait(false);
        }

        if (_fallback is not null)
        {
            return await _fallback.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }

        var start = (int)(_position % SpoolCipher.ChunkBytes);
        var count = (int)Math.Min(Math.Min(buffer.Length, range.End - _position), Math.Max(0, _bytes - start));
        _plain.AsMemory(start, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_fallback is not null)
        {
            await _fallback.DisposeAsync().ConfigureAwait(false);
        }

        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            _fallback?.Dispose();
            ArrayPool<byte>.Shared.Return(_plain, clearArray: true);
            ArrayPool<byte>.Shared.Return(_sealed);
        }

        base.Dispose(disposing);
    }

    /// <summary>Loads the chunk at the position.</summary>
    /// <returns><see langword="false"/> when the copy cannot be read any more.</returns>
    private async Task<bool> TryLoadAsync(CancellationToken cancellationToken)
    {
        var chunk = _position / SpoolCipher.ChunkBytes;
        if (chunk == _chunk)
        {
            return true;
        }

        try
        {
            _bytes = await copy.ReadAsync(chunk, _plain, _sealed, cancellationToken).ConfigureAwait(false);
            _chunk = chunk;
            return true;
        }
        catch (Exception error) when (Spool.IsFailure(error) && !cancellationToken.IsCancellationRequested)
        {
            if (spool.Remove(key, copy))
            {
                spool.WarnOnce(error);
            }

            return false;
        }
    }
}
