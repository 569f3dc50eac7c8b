namespace Qlower.Loaders.Configuration;

/// <summary>A route as it was configured: an integrator by name, and models; none means every one that it takes.</summary>
internal sealed record PipelineRoute(string Integrator, IReadOnlyList<RecordModel> Models);
