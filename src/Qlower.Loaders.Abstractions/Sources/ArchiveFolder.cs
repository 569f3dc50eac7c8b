namespace Qlower.Loaders;

/// <summary>The folder that a finished load's file goes to.</summary>
public enum ArchiveFolder
{
    /// <summary><c>success/</c>: every record integrated or already known.</summary>
    Success,

    /// <summary><c>failure/</c>: anything else.</summary>
    Failure,
}
