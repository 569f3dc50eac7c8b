namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>A finding that is deferred until a verdict, with the depth of its value.</summary>
internal sealed record DeferredFinding(SchemaFinding Finding, int Depth);
