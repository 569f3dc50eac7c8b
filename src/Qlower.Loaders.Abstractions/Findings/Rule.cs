namespace Qlower.Loaders;

/// <summary>One rule of the catalogue. Immutable.</summary>
public sealed class Rule
{
    /// <summary>The code: two to ten capital letters and four digits. Never reused.</summary>
    public required string Code { get; init; }

    /// <summary>The severity where nothing else says so.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>The stage that applies it.</summary>
    public required RuleStage Stage { get; init; }

    /// <summary>A few words.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>
    /// The message. <c>{field}</c>, <c>{expected}</c>, <c>{actual}</c>, <c>{id}</c> and <c>{model}</c> are replaced by the
    /// finding's values; a name in braces that has no value becomes an em dash.
    /// </summary>
    public required LocalizedText Message { get; init; }

    /// <summary>What to do about it, for the partner.</summary>
    public required LocalizedText Remedy { get; init; }
}
