namespace Qlower.Loaders;

/// <summary>Why a file has not been claimed.</summary>
public enum UnclaimedReason
{
    /// <summary>The file is complete: a host receives it with its next poll.</summary>
    Waiting,

    /// <summary>The file has changed within <c>StableFor</c>, or was seen for the first time and its time of writing lies ahead.</summary>
    BeingWritten,

    /// <summary>A named pipe, socket, device, symbolic link, or a folder with the name of a file: only regular files are opened.</summary>
    NotRegular,

    /// <summary>The name is not one of a file to load: it does not end in <c>.json</c>, or is hidden.</summary>
    IgnoredName,

    /// <summary>The name is no text in UTF-8, so that the file cannot be opened.</summary>
    UndecodableName,

    /// <summary>The file is in a folder below the partner's location, which is not read.</summary>
    Nested,

    /// <summary>The host may not read the file.</summary>
    Unreadable,

    /// <summary>The file is at no location of a configured partner.</summary>
    UnknownPartner,

    /// <summary>Newer versions of the file wait until the older one is archived: versions are loaded in their order.</summary>
    OlderVersionFirst,

    /// <summary>The sender deleted the file, and versions of it remain that no load has archived.</summary>
    Deleted,
}
