namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>A finding that waits for a verdict, with the depth of its value.</summary>
internal sealed record DeferredFinding(SchemaFinding Finding, int Depth);
