namespace Qlower.Loaders.S3.Spooling;

/// <summary>
/// The folder of spooled files. They have no name while they are in use, so the operating system removes them when the process ends for any
/// reason; on Windows they are deleted when closed. Thread-safe, and several processes may share it.
/// </summary>
internal static class SpoolFolder
{
    private const string Prefix = "qlower-spool-";
    private const string Suffix = ".tmp";

    /// <summary>Creates a file that only this process can read, through the returned stream alone.</summary>
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

    /// <summary>Removes spooled files that no process uses: their process was killed between creating them and removing their name.</summary>
    public static void RemoveOrphans(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var path in Directory.EnumerateFiles(folder, $"{Prefix}*{Suffix}").Where(IsOurs))
        {
            try
            {
                // Fails while another process uses it.
                using var unused = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                File.Delete(path);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // It is in use, or another process removed it.
            }
        }
    }

    private static string NewPath(string folder) => Path.Combine(folder, $"{Prefix}{Guid.NewGuid():N}{Suffix}");

    private static bool IsOurs(string path) =>
        Guid.TryParseExact(Path.GetFileName(path)[Prefix.Length..^Suffix.Length], "N", out _);
}
