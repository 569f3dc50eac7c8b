using System.Buffers;
using Qlower.Loaders.S3.Reading;

namespace Qlower.Loaders.S3.Spooling;

/// <summary>
/// Reads another stream and writes an encrypted copy of it. When the copy cannot be written it is discarded, and reading continues. Not thread-safe.
/// </summary>
internal sealed class SpoolWriteStream(Stream inner, Spool spool, SpoolKey key, SpoolCopy copy) : ForwardStream
{
    private readonly byte[] _plain = ArrayPool<byte>.Shared.Rent(SpoolCipher.ChunkBytes);
    private readonly byte[] _sealed = ArrayPool<byte>.Shared.Rent(SpoolCipher.SealedBytes);
    private long _written;
    private int _buffered;
    private bool _isOver;
    private bool _isDisposed;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (!_isOver)
        {
            await CopyAsync(buffer[..read], cancellationToken).ConfigureAwait(false);
        }

        return read;
    }

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            inner.Dispose();
            Discard();
            ArrayPool<byte>.Shared.Return(_plain, clearArray: true);
            ArrayPool<byte>.Shared.Return(_sealed);
        }

        base.Dispose(disposing);
    }

    private async Task CopyAsync(ReadOnlyMemory<byte> read, CancellationToken cancellationToken)
    {
        try
        {
            while (read.Length > 0)
            {
                var count = Math.Min(read.Length, SpoolCipher.ChunkBytes - _buffered);
                read[..count].CopyTo(_plain.AsMemory(_buffered));
                read = read[count..];
                _buffered += count;
                if (_buffered == SpoolCipher.ChunkBytes || _written + _buffered == copy.Length)
                {
                    await copy.WriteAsync(_written / SpoolCipher.ChunkBytes, _plain.AsMemory(0, _buffered), _sealed, cancellationToken).ConfigureAwait(false);
                    _written += _buffered;
                    _buffered = 0;
                }
            }

            if (_written == copy.Length)
            {
                _isOver = true;
                spool.Complete(key, copy);
            }
        }
        catch (Exception error) when (Spool.IsFailure(error) && !cancellationToken.IsCancellationRequested)
        {
            Discard(error);
        }
    }

    private void Discard(Exception? failure = null)
    {
        if (_isOver)
        {
            return;
        }

        _isOver = true;
        if (spool.Remove(key, copy) && failure is not null)
        {
            spool.WarnOnce(failure);
        }
    }
}
