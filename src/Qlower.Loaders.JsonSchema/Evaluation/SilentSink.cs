namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>Hears nothing.</summary>
internal sealed class SilentSink : ValidationSink
{
}
