namespace Qlower.Loaders.JsonSchema.Plans;

/// <summary>A tag and the schema object that has it.</summary>
internal sealed record ObservedTag(string Tag, int NodeId);
