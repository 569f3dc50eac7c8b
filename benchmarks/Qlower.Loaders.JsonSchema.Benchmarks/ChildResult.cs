namespace Qlower.Loaders.JsonSchema.Benchmarks;

/// <summary>What a child process took.</summary>
/// <param name="Wall">Milliseconds from its start to its end, seen from outside.</param>
/// <param name="Cpu">CPU milliseconds by its own account; 0 for an empty child.</param>
/// <param name="PeakBytes">Most memory it ever held in RAM; 0 for an empty child.</param>
internal sealed record ChildResult(double Wall, double Cpu, long PeakBytes);
