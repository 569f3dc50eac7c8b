namespace Qlower.Loaders.S3.Spooling;

/// <summary>
/// The folder of spooled files. They have no name while they are written and read, so the system removes them with the process, however it
/// ends; on Windows the system deletes them when they are closed. Thread-safe, and several processes may share it.
/// </summary>
internal static class SpoolFolder
{
    private const string Prefix = "qlower-spool-";
    private const string Suffix = ".tmp";

    /// <summary>A new file that only this process reads, and only through this stream.</summary>
    public static FileStream Create(string folder)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            options.Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose;
            return new FileStream(NewPath(folder), options);
        }

        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var path = NewPath(folder);
        var file = new FileStream(path, options);
        try
        {
            File.Delete(path);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Removes files of ours that nobody holds: a process was killed between making one and taking its name away.</summary>
    public static void RemoveLeftOvers(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var path in Directory.EnumerateFiles(folder, $"{Prefix}*{Suffix}").Where(IsOurs))
        {
            try
            {
                // Whoever still uses it holds it.
                using var held = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                File.Delete(path);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // It is in use, or another process was faster.
            }
        }
    }

    private static string NewPath(string folder) => Path.Combine(folder, $"{Prefix}{Guid.NewGuid():N}{Suffix}");

    private static bool IsOurs(string path) =>
        Guid.TryParseExact(Path.GetFileName(path)[Prefix.Length..^Suffix.Length], "N", out _);
}
