using System.Diagnostics;
using System.Globalization;

namespace Qlower.Loaders.S3.Tests;

/// <summary>A file system of a few bytes over a folder. The calling test is ignored where the system does not allow it.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    public SmallDisk(string folder, int bytes)
    {
        _folder = folder;
        if (!Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={bytes}"), "tmpfs", folder))
        {
            Assert.Ignore("Mounting a file system is not allowed here.");
        }
    }

    public void Dispose() => Run("umount", "-l", _folder);

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
