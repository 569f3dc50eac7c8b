using System.Text.Json;

namespace Qlower.Loaders.Http.Tests;

/// <summary>A request as the service received it.</summary>
internal sealed record ReceivedRequest(string Path, IReadOnlyDictionary<string, string> Headers, JsonElement Body)
{
    public string? Key => Headers.GetValueOrDefault("Idempotency-Key");
}
