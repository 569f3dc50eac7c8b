namespace Qlower.Loaders;

/// <summary>A validator or transformer of a rule pack. Immutable.</summary>
/// <param name="Name">The full name of its type.</param>
/// <param name="Models">The models that it handles, in order of <see cref="RecordModel"/>; empty when it could not be created.</param>
public sealed record RulePackType(string Name, IReadOnlyList<RecordModel> Models);
