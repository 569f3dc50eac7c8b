namespace Qlower.Loaders;

/// <summary>The archive folder of the file of a finished load.</summary>
public enum ArchiveFolder
{
    /// <summary><c>success/</c>: every record integrated or already known.</summary>
    Success,

    /// <summary><c>failure/</c>: anything else.</summary>
    Failure,
}
