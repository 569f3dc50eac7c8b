using System.Text.Json.Serialization;
using Qlower.Celery.Signatures;

namespace Qlower.Celery;

/// <summary>
/// A value that is already JSON, such as an argument that the caller has serialized. It is written to the message without being validated.
/// Immutable as long as its memory is not changed, and then thread-safe.
/// </summary>
/// <param name="utf8">One JSON value in UTF-8.</param>
[JsonConverter(typeof(RawJsonConverter))]
public sealed class RawJson(ReadOnlyMemory<byte> utf8)
{
    /// <summary>The JSON value in UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8 => utf8;
}
