namespace Qlower.Loaders.JsonSchema.Benchmarks;

/// <summary>What a child process took.</summary>
/// <param name="Wall">Milliseconds from start to exit, measured by the parent process.</param>
/// <param name="Cpu">CPU milliseconds, reported by the child; 0 for an empty child.</param>
/// <param name="PeakBytes">Peak working set; 0 for an empty child.</param>
internal sealed record ChildResult(double Wall, double Cpu, long PeakBytes);
