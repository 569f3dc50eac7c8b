using System.Reflection;

namespace Qlower.Loaders.Testing.RulePacks;

/// <summary>What one run of a harness is composed of. Immutable.</summary>
internal sealed class HarnessComposition
{
    /// <summary>The assembly of the pack.</summary>
    public required Assembly Pack { get; init; }

    /// <summary>The pack's partner; empty while it is unknown.</summary>
    public required string Partner { get; init; }

    public required HarnessFile File { get; init; }

    public required string FileName { get; init; }

    public required ReportLanguage Language { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Adds what the host of the pack adds; <see langword="null"/> for nothing.</summary>
    public Action<IQlowerLoadersBuilder>? Configure { get; init; }
}
