namespace Qlower.Loaders.JsonSchema.Plans;

/// <summary>The <c>patternProperties</c> of one schema object, and its plan for names that match none of them.</summary>
internal sealed record PatternGroup((StringPattern Pattern, Plan? Plan)[] Patterns, Plan? Additional);
