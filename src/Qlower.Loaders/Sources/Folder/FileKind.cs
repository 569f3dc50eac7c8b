namespace Qlower.Loaders.Sources.Folder;

/// <summary>What a path leads to. Links are not followed.</summary>
internal enum FileKind
{
    /// <summary>Nothing that can be opened by this path.</summary>
    Missing,

    Regular,
    Folder,

    /// <summary>A named pipe, a socket, a device or a symbolic link.</summary>
    Other,
}
