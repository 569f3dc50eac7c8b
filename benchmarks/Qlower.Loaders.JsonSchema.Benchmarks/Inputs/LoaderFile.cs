namespace Qlower.Loaders.JsonSchema.Benchmarks.Inputs;

/// <summary>A generated Loader file.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Faults">Records with one fault each.</param>
internal sealed record LoaderFile(string Path, int Faults);
