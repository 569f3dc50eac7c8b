using Qlower.Shared;

namespace Qlower.Loaders;

/// <summary>Options of a folder source. Bindable.</summary>
public sealed class FolderSourceOptions
{
    /// <summary>
    /// The folder that holds <c>inbox/{partner}/</c>, <c>success/{partner}/</c> and <c>failure/{partner}/</c>. Required. A relative path starts at the
    /// content root of the host. The folder and its inbox are created when the host starts.
    /// </summary>
    public string Root { get; set; } = "";

    /// <summary>
    /// A file is complete when it was not written for this time. 0 when files arrive only by renaming; at most a day; default 2 seconds.
    /// </summary>
    public TimeSpan StableFor { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often the folders are polled, also when the system announces changes. 100 ms to 1 hour; default 5 seconds.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Finds calls that place the source differently.</summary>
    internal SinglePlace Place { get; } = new();
}
