using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Qlower.Loaders.S3.Spooling;

/// <summary>
/// Encrypts the chunks of one spooled file with a key of its own, which never leaves memory. The number of the chunk is its nonce, which is used once
/// because a file is written once; number and length are authenticated, so that moved, truncated or swapped chunks are detected. Thread-safe.
/// </summary>
internal sealed class SpoolCipher : IDisposable
{
    /// <summary>Bytes of a chunk before encryption; the last one has fewer.</summary>
    public const int ChunkBytes = 64 << 10;

    /// <summary>Bytes of a whole chunk in the file.</summary>
    public const int SealedBytes = ChunkBytes + TagBytes;

    public const int TagBytes = 16;

    private const int NonceBytes = 12;
    private const int BoundBytes = 12;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>Encrypts a chunk.</summary>
    /// <param name="number">Its number in the file, from 0 on.</param>
    /// <param name="plain">Its bytes.</param>
    /// <param name="sealedChunk">Receives as many bytes, followed by the tag.</param>
    public void Seal(long number, ReadOnlySpan<byte> plain, Span<byte> sealedChunk)
    {
        Span<byte> nonce = stackalloc byte[NonceBytes];
        Span<byte> bound = stackalloc byte[BoundBytes];
        Bind(number, plain.Length, nonce, bound);
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(nonce, plain, sealedChunk[..plain.Length], sealedChunk.Slice(plain.Length, TagBytes), bound);
    }

    /// <summary>Decrypts a chunk.</summary>
    /// <exception cref="CryptographicException">The bytes differ from those that were written.</exception>
    public void Open(long number, ReadOnlySpan<byte> sealedChunk, Span<byte> plain)
    {
        Span<byte> nonce = stackalloc byte[NonceBytes];
        Span<byte> bound = stackalloc byte[BoundBytes];
        var length = sealedChunk.Length - TagBytes;
        Bind(number, length, nonce, bound);
        using var aes = new AesGcm(_key, TagBytes);
        aes.Decrypt(nonce, sealedChunk[..length], sealedChunk[length..], plain[..length], bound);
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(_key);

    private static void Bind(long number, int length, Span<byte> nonce, Span<byte> bound)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64LittleEndian(nonce, number);
        BinaryPrimitives.WriteInt64LittleEndian(bound, number);
        BinaryPrimitives.WriteInt32LittleEndian(bound[8..], length);
    }
}
