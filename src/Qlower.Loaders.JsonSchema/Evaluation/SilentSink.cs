namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>Ignores all results.</summary>
internal sealed class SilentSink : ValidationSink
{
}
