using System.Text.Json;

namespace Qlower.Loaders.ConsoleHost.Tests.BadInput;

/// <summary>The counts of one model in one integrator; a null integrator stands for the whole.</summary>
internal sealed record LoadedLane(string? Integrator, string Model, LoadedCounts Counts)
{
    public static LoadedLane Read(JsonElement json) => new(
        json.GetProperty("integrator").GetString(), json.GetProperty("model").GetString()!, LoadedCounts.Read(json.GetProperty("counts")));
}
