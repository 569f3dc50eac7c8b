using Microsoft.Win32.SafeHandles;

namespace Qlower.Loaders.ConsoleHost.Output;

/// <summary>
/// The standard streams of a process that may have been started with some of them closed. The next file that such a process opens takes the place of the
/// closed stream: output would be written into a database, or into a pipe of the runtime.
/// </summary>
internal static class StandardStreams
{
    private const int Output = 1;
    private const int Error = 2;

    /// <summary>Occupies the places of closed streams, as long as the process runs.</summary>
    private static readonly List<SafeFileHandle> Occupied = [];

    /// <summary>Occupies the places of closed streams. Called once, before a file is opened.</summary>
    public static void Occupy()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            SafeFileHandle handle;
            do
            {
                handle = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
                Occupied.Add(handle);
            }
            while (handle.DangerousGetHandle() <= Error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A system without the device.
        }
    }

    public static Stream OpenOutput() => Open(Output, Console.OpenStandardOutput);

    public static Stream OpenError() => Open(Error, Console.OpenStandardError);

    private static Stream Open(int descriptor, Func<Stream> open)
    {
        try
        {
            return IsOfRuntime(descriptor) ? Stream.Null : open();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Stream.Null;
        }
    }

    /// <summary>Whether the runtime opened the descriptor for itself, because it was closed: a file that it reads, its memory, or a pipe to itself.</summary>
    private static bool IsOfRuntime(int descriptor)
    {
        if (!OperatingSystem.IsLinux() || TargetOf(descriptor) is not { } target)
        {
            return false;
        }

        return target.StartsWith("/memfd:", StringComparison.Ordinal)
            || target.StartsWith("anon_inode:", StringComparison.Ordinal)
            || IsReadOnly(descriptor)
            || (target.StartsWith("pipe:", StringComparison.Ordinal) && Descriptors().Any(other => other != descriptor && TargetOf(other) == target && IsReadOnly(other)));
    }

    private static IEnumerable<int> Descriptors() =>
        Directory.GetFileSystemEntries("/proc/self/fd").Select(path => int.TryParse(Path.GetFileName(path), out var descriptor) ? descriptor : -1);

    private static string? TargetOf(int descriptor)
    {
        try
        {
            return new FileInfo($"/proc/self/fd/{descriptor}").LinkTarget;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The last octal digit of the flags is the access mode; 0 only reads.</summary>
    private static bool IsReadOnly(int descriptor)
    {
        try
        {
            var flags = File.ReadLines($"/proc/self/fdinfo/{descriptor}").FirstOrDefault(line => line.StartsWith("flags:", StringComparison.Ordinal))?.Trim();
            return flags is not null && (flags[^1] - '0') % 4 == 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
