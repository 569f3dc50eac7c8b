using Qlower.Loaders.CrashPoints.Tests.Files;

namespace Qlower.Loaders.CrashPoints.Tests;

/// <summary>What is loaded while the process is killed. Immutable.</summary>
internal sealed class Scenario
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new() { Name = "flat", Title = "flat, with rejects and a faulting rule", Files = [new("azur", "flat", SentFiles.Flat)] },
        new() { Name = "nested", Title = "nested by client", Files = [new("azur", "nested", SentFiles.Nested)] },
        new() { Name = "failing", Title = "flat, one system fails once", Files = [new("azur", "flat", SentFiles.Flat)], FailsOnce = true },
        new()
        {
            Name = "all-or-nothing",
            Title = "all-or-nothing, with an erasure",
            Earlier = [new("boreal", "first", SentFiles.Stored)],
            Files = [new("boreal", "second", SentFiles.Erasing)],
        },
        new()
        {
            Name = "erasing",
            Title = "an erasure",
            Earlier = [new("azur", "first", SentFiles.Stored)],
            Files = [new("azur", "second", SentFiles.Erasing)],
        },
        new() { Name = "refused", Title = "all-or-nothing, refused", Files = [new("boreal", "flat", SentFiles.Flat)] },
        new() { Name = "unreadable", Title = "not JSON", Files = [new("azur", "broken", "{ \"inigPtynm\": ")] },
        new() { Name = "replay", Title = "a replay", Earlier = [new("azur", "flat", SentFiles.Flat)], Request = "replay" },
        new()
        {
            Name = "recover",
            Title = "a file that a lost ledger claimed",
            Files = [new("azur/.claimed/gone/1", "flat", SentFiles.Flat)],
            Request = "recover",
        },
    ];

    public required string Name { get; init; }

    /// <summary>The name in the table of the documentation.</summary>
    public required string Title { get; init; }

    /// <summary>Files that are loaded before.</summary>
    public IReadOnlyList<ArrivingFile> Earlier { get; init; } = [];

    /// <summary>Files that arrive.</summary>
    public IReadOnlyList<ArrivingFile> Files { get; init; } = [];

    /// <summary>What is requested of the host.</summary>
    public string? Request { get; init; }

    /// <summary>Whether the second system fails once.</summary>
    public bool FailsOnce { get; init; }

    public override string ToString() => Name;
}
