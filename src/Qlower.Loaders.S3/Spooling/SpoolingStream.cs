using System.Buffers;
using Qlower.Loaders.S3.Reading;

namespace Qlower.Loaders.S3.Spooling;

/// <summary>
/// Hands out what it reads and keeps an encrypted copy of it. A copy that cannot be written is given up, and the reading goes on. Not thread-safe.
/// </summary>
internal sealed class SpoolingStream(Stream inner, Spool spool, SpoolKey key, SpoolCopy copy) : ForwardStream
{
    private readonly byte[] _plain = ArrayPool<byte>.Shared.Rent(SpoolCipher.ChunkBytes);
    private readonly byte[] _sealed = ArrayPool<byte>.Shared.Rent(SpoolCipher.SealedBytes);
    private long _written;
    private int _kept;
    private bool _isOver;
    private bool _isDisposed;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (!_isOver)
        {
            await KeepAsync(buffer[..read], cancellationToken).ConfigureAwait(false);
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
            GiveUp();
            ArrayPool<byte>.Shared.Return(_plain, clearArray: true);
            ArrayPool<byte>.Shared.Return(_sealed);
        }

        base.Dispose(disposing);
    }

    private async Task KeepAsync(ReadOnlyMemory<byte> read, CancellationToken cancellationToken)
    {
        try
        {
            while (read.Length > 0)
            {
                var count = Math.Min(read.Length, SpoolCipher.ChunkBytes - _kept);
                read[..count].CopyTo(_plain.AsMemory(_kept));
                read = read[count..];
                _kept += count;
                if (_kept == SpoolCipher.ChunkBytes || _written + _kept == copy.Length)
                {
                    await copy.WriteAsync(_written / SpoolCipher.ChunkBytes, _plain.AsMemory(0, _kept), _sealed, cancellationToken).ConfigureAwait(false);
                    _written += _kept;
                    _kept = 0;
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
            GiveUp(error);
        }
    }

    private void GiveUp(Exception? failure = null)
    {
        if (_isOver)
        {
            return;
        }

        _isOver = true;
        if (spool.Remove(key, copy) && failure is not null)
        {
            spool.Tell(failure);
        }
    }
}
