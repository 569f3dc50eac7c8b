using System.Diagnostics;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Qlower.Loaders.S3.Tests;

/// <summary>The spooled files of this process below a folder. They have no name, so the tests reach them as the product does, by their handles.</summary>
internal static class SpoolFiles
{
    public static IReadOnlyList<int> Of(string folder) =>
    [
        .. Directory.EnumerateFiles("/proc/self/fd")
            .Where(handle => new FileInfo(handle).LinkTarget?.StartsWith(folder + "/", StringComparison.Ordinal) == true)
            .Select(handle => int.Parse(Path.GetFileName(handle), CultureInfo.InvariantCulture)),
    ];

    public static byte[] Read(int file)
    {
        using var handle = Handle(file);
        var content = new byte[RandomAccess.GetLength(handle)];
        Assert.That(RandomAccess.Read(handle, content, 0), Is.EqualTo(content.Length));
        return content;
    }

    /// <summary>Changes a file behind the product's back.</summary>
    public static void Change(int file, Action<SafeFileHandle> change)
    {
        using var handle = Handle(file);
        change(handle);
    }

    /// <summary>Who may read and write it, as <c>ls</c> says.</summary>
    public static string Mode(int file)
    {
        using var process = Process.Start(new ProcessStartInfo("stat", ["-L", "-c", "%A", $"/proc/{Environment.ProcessId}/fd/{file}"]) { RedirectStandardOutput = true })!;
        return process.StandardOutput.ReadToEnd().Trim();
    }

    private static SafeFileHandle Handle(int file) => new(file, ownsHandle: false);
}
