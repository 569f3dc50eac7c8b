namespace Qlower.Loaders;

/// <summary>A type of a rule pack's assembly that takes no part in loads. Immutable.</summary>
/// <param name="Name">The full name of the type.</param>
/// <param name="Reason">Why, in a few words.</param>
public sealed record SkippedType(string Name, string Reason);
