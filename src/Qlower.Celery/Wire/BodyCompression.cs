using System.IO.Compression;

namespace Qlower.Celery.Wire;

/// <summary>Compressed bodies. What Celery's header calls <c>application/x-gzip</c> is a zlib stream.</summary>
internal static class BodyCompression
{
    public const string Zlib = "application/x-gzip";

    public static byte[] Deflate(ReadOnlySpan<byte> body)
    {
        using var stream = new MemoryStream();
        using (var zlib = new ZLibStream(stream, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(body);
        }

        return stream.ToArray();
    }

    /// <summary>Decompresses no more than so many bytes.</summary>
    /// <returns>The body, or <see langword="null"/> when it is larger.</returns>
    /// <exception cref="InvalidDataException">The stream is damaged.</exception>
    public static byte[]? Inflate(byte[] body, int most)
    {
        using var zlib = new ZLibStream(new MemoryStream(body), CompressionMode.Decompress);
        using var stream = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = zlib.Read(buffer)) > 0)
        {
            if (stream.Length + read > most)
            {
                return null;
            }

            stream.Write(buffer, 0, read);
        }

        return stream.ToArray();
    }
}
