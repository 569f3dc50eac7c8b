using System.Diagnostics;

namespace Qlower.Loaders.Tests.Sources;

/// <summary>Creates what is no regular file.</summary>
internal static class SpecialFiles
{
    public static void Pipe(string path) => Run("mkfifo", path);

    /// <summary>Creates a file whose name has a byte that is not UTF-8.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">The name with escapes of <c>printf</c>, such as <c>caf\351.json</c>.</param>
    public static void Undecodable(string folder, string name) => Run("bash", "-c", "printf '{}' > \"$0/$(printf \"$1\")\"", folder, name);

    /// <summary>Deletes a folder with everything in it; .NET cannot delete what has such a name.</summary>
    public static void Delete(string folder) => Run("rm", "-rf", folder);

    private static void Run(string command, params string[] arguments)
    {
        using var process = Process.Start(command, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command} failed.");
        }
    }
}
