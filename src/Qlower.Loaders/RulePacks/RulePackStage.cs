namespace Qlower.Loaders.RulePacks;

/// <summary>A validator or transformer class of a pack.</summary>
internal sealed class RulePackStage
{
    public required Type Type { get; init; }

    public required bool IsValidator { get; init; }

    public required bool IsTransformer { get; init; }

    /// <summary>The record types that it checks as a FluentValidation validator.</summary>
    public required IReadOnlyList<Type> Records { get; init; }

    /// <summary>The models that it handles, in their order; known once an instance of each class was created.</summary>
    public IReadOnlyList<RecordModel> Models { get; set; } = [];
}
