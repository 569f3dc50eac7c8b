using Qlower.Celery.Wire.Values;
using RabbitMQ.Client;

namespace Qlower.Celery.Wire;

/// <summary>Checks the type, the encoding, the size and the compression of a body.</summary>
internal static class Envelope
{
    public const string ContentType = "application/json";
    public const string ContentEncoding = "utf-8";

    public static PoisonMessage? Check(IReadOnlyBasicProperties properties, int length, int largest)
    {
        if (properties.ContentType != ContentType)
        {
            return new PoisonMessage(PoisonKind.ContentType, $"The content type is '{properties.ContentType}', not exactly {ContentType}.");
        }

        if (properties.ContentEncoding is { Length: > 0 } encoding
            && encoding.ToUpperInvariant() is not ("UTF-8" or "UTF8" or "BINARY" or "US-ASCII" or "ASCII"))
        {
            return new PoisonMessage(PoisonKind.ContentType, $"The content encoding is '{encoding}', not {ContentEncoding}.");
        }

        return length > largest ? TooLarge(largest) : null;
    }

    /// <summary>Returns the decompressed body.</summary>
    public static byte[]? Open(IDictionary<string, object?> headers, byte[] body, int largest, out PoisonMessage? poison)
    {
        poison = null;
        var compression = headers.TryGetValue(TransportHeaders.Compression, out var value) ? HeaderValue.Text(value) : null;
        switch (compression)
        {
            case null or "":
                return body;
            case BodyCompression.Zlib:
                try
                {
                    var open = BodyCompression.Inflate(body, largest);
                    poison = open is null ? TooLarge(largest) : null;
                    return open;
                }
                catch (InvalidDataException)
                {
                    poison = new PoisonMessage(PoisonKind.Compression, "The compressed body is damaged.");
                    return null;
                }

            default:
                poison = new PoisonMessage(PoisonKind.Compression, $"Bodies compressed by '{compression}' cannot be read.");
                return null;
        }
    }

    private static PoisonMessage TooLarge(int largest) => new(PoisonKind.TooLarge, $"The body is larger than {largest} bytes.");
}
