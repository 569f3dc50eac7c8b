using System.Diagnostics;

namespace Qlower.Loaders.ConsoleHost.Tests.BadInput;

/// <summary>A file system of a set size in memory. Needs root.</summary>
internal sealed class TemporaryMount : IDisposable
{
    private readonly string _path;

    private TemporaryMount(string path) => _path = path;

    public long FreeBytes => new DriveInfo(_path).AvailableFreeSpace;

    /// <summary>Mounts it, or ignores the test where that is not allowed.</summary>
    public static TemporaryMount Create(string path, int megabytes)
    {
        Directory.CreateDirectory(path);
        if (!Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", path))
        {
            Assert.Ignore("A file system can be mounted by root only.");
        }

        return new TemporaryMount(path);
    }

    public void Resize(int megabytes) => Assert.That(Run("mount", "-o", $"remount,size={megabytes}m", _path));

    public void SetReadOnly(bool isReadOnly) => Assert.That(Run("mount", "-o", isReadOnly ? "remount,ro" : "remount,rw", _path));

    public void Dispose() => Run("umount", "-l", _path);

    private static bool Run(string program, params string[] args)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
