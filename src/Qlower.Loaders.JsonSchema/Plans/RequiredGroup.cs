using Qlower.Loaders.JsonSchema.Checks;

namespace Qlower.Loaders.JsonSchema.Plans;

/// <summary>One <c>required</c> keyword, or one trigger of <c>dependentRequired</c> (then <paramref name="Trigger"/> is not negative).</summary>
internal sealed record RequiredGroup(Site Site, int Trigger, int[] Locals);
