using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Qlower.Loaders.S3.Spooling;

/// <summary>The encrypted copy of one object. Written once from the beginning, then read by any number of concurrent readers.</summary>
internal sealed class SpoolCopy(FileStream file, long length) : IDisposable
{
    private readonly SpoolCipher _cipher = new();
    private readonly SafeFileHandle _handle = file.SafeFileHandle;

    public long Length => length;

    /// <summary>Writes one chunk.</summary>
    /// <param name="number">Its number, from 0 on.</param>
    /// <param name="plain">Its bytes.</param>
    /// <param name="buffer">A buffer for one sealed chunk.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="IOException">The disk is full or unavailable.</exception>
    public async Task WriteAsync(long number, ReadOnlyMemory<byte> plain, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var chunk = buffer[..(plain.Length + SpoolCipher.TagBytes)];
        _cipher.Seal(number, plain.Span, chunk.Span);
        await RandomAccess.WriteAsync(_handle, chunk, number * SpoolCipher.SealedBytes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads one chunk, whole.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="plain">Receives its bytes.</param>
    /// <param name="buffer">A buffer for one sealed chunk.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The number of its bytes.</returns>
    /// <exception cref="CryptographicException">The file was changed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">The copy was removed.</exception>
    public async Task<int> ReadAsync(long number, Memory<byte> plain, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var bytes = (int)Math.Min(SpoolCipher.ChunkBytes, length - (number * SpoolCipher.ChunkBytes));
        var chunk = buffer[..(bytes + SpoolCipher.TagBytes)];
        for (var filled = 0; filled < chunk.Length;)
        {
            var read = await RandomAccess.ReadAsync(_handle, chunk[filled..], (number * SpoolCipher.SealedBytes) + filled, cancellationToken).ConfigureAwait(false);
            filled += read > 0 ? read : throw new EndOfStreamException("The spooled file is shorter than it was written.");
        }

        _cipher.Open(number, chunk.Span, plain.Span);
        return bytes;
    }

    /// <summary>Releases the file and erases the key. Concurrent reads fail; they never return wrong bytes.</summary>
    public void Dispose()
    {
        // In this order: nothing encrypted with a partly erased key can be written.
        file.Dispose();
        _cipher.Dispose();
    }
}
