namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>A tag and the schema object that carries it.</summary>
internal sealed record ObservedTag(string Tag, int NodeId);
