namespace Qlower.Loaders;

/// <summary>A value that transformation changed. Immutable.</summary>
/// <param name="Member">The name of the internal model's member.</param>
/// <param name="Before">The value as sent; <see langword="null"/> for absent.</param>
/// <param name="After">The value as integrated; <see langword="null"/> for absent.</param>
/// <param name="Rule">The name of the rule that changed it.</param>
public sealed record ValueChange(string Member, string? Before, string? After, string Rule);
