namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>A bound on the number of members or items.</summary>
internal sealed record CountBound(Site Site, long Minimum, long Maximum);
