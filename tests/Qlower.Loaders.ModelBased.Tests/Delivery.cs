using Qlower.Loaders.ModelBased.Tests.Files;

namespace Qlower.Loaders.ModelBased.Tests;

/// <summary>A file that was sent or replayed. Not thread-safe.</summary>
/// <param name="number">The number of the file; 0 for a replay.</param>
/// <param name="file">What it contains.</param>
/// <param name="name">Its name.</param>
internal sealed class Delivery(int number, SentFile file, string name)
{
    public int Number { get; } = number;

    public SentFile File { get; } = file;

    public string Name { get; } = name;

    public byte[] Content { get; } = FileWriter.Write(file);

    /// <summary>The load that it replays; <see langword="null"/> for a file that was sent.</summary>
    public string? ReplayOf { get; init; }

    /// <summary>Its load; <see langword="null"/> until the loads were compared.</summary>
    public string? Load { get; set; }

    /// <summary>Whether the model contains the outcome of its load.</summary>
    public bool IsSettled { get; set; }
}
