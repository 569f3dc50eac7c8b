using System.Text.Json.Serialization;

namespace Qlower.Loaders.Format;

/// <summary>An entry of <c>clients</c>, without its sections.</summary>
internal sealed class ClientEntry
{
    [JsonPropertyName("client")]
    public ClientRecord? Client { get; init; }
}
