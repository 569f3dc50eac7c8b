using System.Security.Cryptography;

namespace Qlower.Loaders.ConsoleHost.Loading;

/// <summary>SHA-256 of streams, in lower-case hexadecimal, in constant memory.</summary>
internal static class FileHash
{
    private const int BufferBytes = 128 << 10;

    public static FileStream OpenRead(string path) =>
        new(path, new FileStreamOptions { BufferSize = 1, Options = FileOptions.SequentialScan, Share = FileShare.ReadWrite | FileShare.Delete });

    public static async Task<string> OfAsync(Stream stream, CancellationToken cancellationToken) => await CopyAsync(stream, Stream.Null, cancellationToken);

    /// <summary>Copies a stream and returns its hash.</summary>
    public static async Task<string> CopyAsync(Stream from, Stream to, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferBytes];
        int read;
        while ((read = await from.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
