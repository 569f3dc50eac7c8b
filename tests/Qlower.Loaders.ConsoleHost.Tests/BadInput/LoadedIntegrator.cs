using System.Text.Json;

namespace Qlower.Loaders.ConsoleHost.Tests.BadInput;

/// <summary>The counts of one model in one integrator; a null integrator stands for the whole.</summary>
internal sealed record LoadedIntegrator(string? Integrator, string Model, LoadedCounts Counts)
{
    public static LoadedIntegrator Read(JsonElement json) => new(
        json.GetProperty("integrator").GetString(), json.GetProperty("model").GetString()!, LoadedCounts.Read(json.GetProperty("counts")));
}
