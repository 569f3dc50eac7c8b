using System.Text.Json.Serialization;

namespace Qlower.Loaders.Celery.Wire;

/// <summary>A value that is JSON already, such as the result that a chain hands on.</summary>
[JsonConverter(typeof(RawJsonConverter))]
internal sealed class RawJson(ReadOnlyMemory<byte> utf8)
{
    public ReadOnlyMemory<byte> Utf8 => utf8;
}
