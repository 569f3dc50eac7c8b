namespace Qlower.Loaders.Sources.Folder;

/// <summary>
/// Opens regular files only. Opening a named pipe would wait for a writer, and reading a device may never end. On Linux the type of the opened file is checked;
/// elsewhere folders and links are recognised before the file is opened. Thread-safe.
/// </summary>
internal static class RegularFile
{
    /// <summary>Unbuffered: callers read large blocks.</summary>
    private const int BufferBytes = 1;

    public static bool Exists(string path) => KindOf(path) == FileKind.Regular;

    /// <summary>Returns what the path leads to, without following a link and without opening it.</summary>
    public static FileKind KindOf(string path) => OperatingSystem.IsLinux() ? LinuxFile.Find(path).Kind : FindKind(path);

    /// <summary>Opens a file for reading. Never waits for another process.</summary>
    /// <exception cref="FileNotFoundException">There is no such file, or it is not regular.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static FileStream OpenRead(string path, FileOptions options = FileOptions.None)
    {
        if (OperatingSystem.IsLinux())
        {
            var handle = LinuxFile.OpenRead(path);
            return new FileStream(handle, FileAccess.Read, BufferBytes, handle.IsAsync);
        }

        return FindKind(path) == FileKind.Regular
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferBytes, options)
            : throw new FileNotFoundException("There is no regular file.");
    }

    /// <summary>Whether nothing prevents the file from being read. True also for a file that is gone.</summary>
    public static bool CanRead(string path)
    {
        try
        {
            OpenRead(path).Dispose();
            return true;
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            return error is FileNotFoundException or DirectoryNotFoundException;
        }
    }

    private static FileKind FindKind(string path)
    {
        try
        {
            var attributes = File.GetAttributes(path);
            return (attributes & (FileAttributes.ReparsePoint | FileAttributes.Device)) != 0 ? FileKind.Other
                : attributes.HasFlag(FileAttributes.Directory) ? FileKind.Folder
                : FileKind.Regular;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return FileKind.Missing;
        }
    }
}
