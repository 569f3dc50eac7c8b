using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Qlower.Loaders.S3.Spooling;

/// <summary>The encrypted copy of one object. Written once from the beginning, then read by any number of readers at a time.</summary>
internal sealed class SpoolCopy(FileStream file, long length) : IDisposable
{
    private readonly SpoolCipher _cipher = new();
    private readonly SafeFileHandle _handle = file.SafeFileHandle;

    public long Length => length;

    /// <summary>Writes one chunk.</summary>
    /// <param name="number">Its number, from 0 on.</param>
    /// <param name="plain">Its bytes.</param>
    /// <param name="buffer">Room for a sealed chunk.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="IOException">The disk is full or gone.</exception>
    public async Task WriteAsync(long number, ReadOnlyMemory<byte> plain, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var chunk = buffer[..(plain.Length + SpoolCipher.TagBytes)];
        _cipher.Seal(number, plain.Span, chunk.Span);
        await RandomAccess.WriteAsync(_handle, chunk, number * SpoolCipher.SealedBytes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads one chunk, whole.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="plain">Takes its bytes.</param>
    /// <param name="buffer">Room for a sealed chunk.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>How many bytes it has.</returns>
    /// <exception cref="CryptographicException">The file holds something else by now.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">The copy was given up.</exception>
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

    /// <summary>Frees the disk and forgets the key. A reader that is in the middle fails, and never reads anything wrong.</summary>
    public void Dispose()
    {
        // In this order: nothing that is encrypted with what is left of the key can be written any more.
        file.Dispose();
        _cipher.Dispose();
    }
}
