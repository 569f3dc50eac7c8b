using Qlower.Loaders.JsonSchema.Checks;

namespace Qlower.Loaders.JsonSchema.Plans;

/// <summary>A bound on the number of members or items.</summary>
internal sealed record CountBound(Site Site, long Minimum, long Maximum);
