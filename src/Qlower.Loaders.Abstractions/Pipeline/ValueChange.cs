namespace Qlower.Loaders;

/// <summary>A value that transformation changed. Immutable; a class, because it contains personal data.</summary>
/// <param name="member">The name of the internal model's member.</param>
/// <param name="before">The value as sent; <see langword="null"/> for absent.</param>
/// <param name="after">The value as integrated; <see langword="null"/> for absent.</param>
/// <param name="rule">The name of the rule that changed it.</param>
public sealed class ValueChange(string member, string? before, string? after, string rule)
{
    /// <summary>The name of the internal model's member.</summary>
    public string Member { get; } = member;

    /// <summary>The value as sent; <see langword="null"/> for absent.</summary>
    public string? Before { get; } = before;

    /// <summary>The value as integrated; <see langword="null"/> for absent.</summary>
    public string? After { get; } = after;

    /// <summary>The name of the rule that changed it.</summary>
    public string Rule { get; } = rule;
}
