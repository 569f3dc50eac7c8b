namespace Qlower.Loaders.FormatGuide;

/// <summary>One field of a section. Immutable.</summary>
internal sealed class FormatField
{
    public required string Name { get; init; }

    public required LocalizedText Meaning { get; init; }

    public required LocalizedText Type { get; init; }

    public required bool IsRequired { get; init; }

    /// <summary>The accepted codes with their labels; empty for a field without a list.</summary>
    public required IReadOnlyList<(string Code, LocalizedText Label)> Codes { get; init; }

    /// <summary>The value of an absent field; null for none.</summary>
    public required string? Default { get; init; }

    /// <summary>The codes of the rules that concern the field, in order.</summary>
    public required IReadOnlyList<string> Rules { get; init; }
}
