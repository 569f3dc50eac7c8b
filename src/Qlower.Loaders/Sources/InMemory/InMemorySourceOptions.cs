namespace Qlower.Loaders;

/// <summary>Options of an in-memory source. Bindable.</summary>
public sealed class InMemorySourceOptions
{
    /// <summary>
    /// How many archived files are retained, with their reports; the oldest are deleted first. 100, so that no worker still writes a report beside one that is
    /// deleted, to 1,000,000; default 100.
    /// </summary>
    public int MaxArchivedFiles { get; set; } = 100;
}
