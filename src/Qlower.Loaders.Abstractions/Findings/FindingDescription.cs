namespace Qlower.Loaders;

/// <summary>A finding in the words of one language. Immutable; contains personal data, as findings do.</summary>
public sealed class FindingDescription
{
    /// <summary>The title of the rule, a few words; the code without a matching rule.</summary>
    public required string Title { get; init; }

    /// <summary>What was found. Never empty.</summary>
    public required string Message { get; init; }

    /// <summary>What to do, as specific as the finding allows; empty when nothing is known.</summary>
    public required string Hint { get; init; }

    /// <summary>What is expected, such as <c>a whole number</c> or a list of codes; <see langword="null"/> when there is nothing to show.</summary>
    public string? Expected { get; init; }
}
