using System.Security.Cryptography;
using System.Text;

namespace Qlower.Loaders.Sources.Folder;

/// <summary>
/// A file of the archive while it is written: in the folder <c>.partial</c> beside its target, under a name that no other attempt has. An attempt of
/// a worker that lost its lease neither blocks nor moves what another one writes. Disposing deletes it if it was not moved.
/// </summary>
internal sealed class PartialFile : IDisposable
{
    private const string FolderName = ".partial";
    private const string Extension = ".part";

    private readonly string _target;

    public PartialFile(string target)
    {
        _target = target;
        Path = System.IO.Path.Combine(FolderOf(target), $"{PrefixOf(target)}{Guid.NewGuid():N}{Extension}");
        Directory.CreateDirectory(FolderOf(target));
    }

    public string Path { get; }

    /// <summary>Moves the complete file to its target, and removes what earlier attempts left.</summary>
    /// <exception cref="IOException">The target exists, and is not to be replaced.</exception>
    public void Complete(bool overwrite)
    {
        File.Move(Path, _target, overwrite);
        RemoveOthers(_target);
    }

    /// <summary>Removes what other attempts left or are still writing, once the target is complete. Best effort.</summary>
    public static void RemoveOthers(string target)
    {
        if (!Directory.Exists(FolderOf(target)))
        {
            return;
        }

        var prefix = PrefixOf(target);
        foreach (var path in Directory.EnumerateFiles(FolderOf(target)).Where(path => System.IO.Path.GetFileName(path).StartsWith(prefix, StringComparison.Ordinal)))
        {
            Delete(path);
        }
    }

    public void Dispose() => Delete(Path);

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is open on a system that locks open files, or its folder is gone: the next attempt removes it.
        }
    }

    private static string FolderOf(string target) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(target)!, FolderName);

    /// <summary>A hash: the name of the target may be as long as a name can be.</summary>
    private static string PrefixOf(string target) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(System.IO.Path.GetFileName(target))).AsSpan(0, 16)) + "-";
}
