using System.IO.Compression;

namespace Qlower.Loaders.Packaging.Tests;

/// <summary>The packages, packed once for all the tests that read them, from what is built already.</summary>
[SetUpFixture]
internal sealed class PackedPackages
{
    private static readonly Lazy<Task<string>> Packing = new(PackAsync);

    /// <summary>The projects below src, each of which is a package, by name.</summary>
    public static string[] Projects { get; } = [.. Repository.Files("src", "*.csproj").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    /// <summary>The folder with the packages; the first caller packs them.</summary>
    public static Task<string> FolderAsync() => Packing.Value;

    /// <summary>Opens a package that was packed.</summary>
    /// <param name="folder">The folder with the packages.</param>
    /// <param name="id">The package's id.</param>
    public static ZipArchive Open(string folder, string id) => ZipFile.OpenRead(Find(folder, id));

    /// <summary>The version of a package that was packed.</summary>
    /// <param name="folder">The folder with the packages.</param>
    /// <param name="id">The package's id.</param>
    public static string Version(string folder, string id) => Path.GetFileNameWithoutExtension(Find(folder, id))[(id.Length + 1)..];

    [OneTimeTearDown]
    public async Task Clean()
    {
        if (Packing.IsValueCreated)
        {
            Directory.Delete(await Packing.Value, recursive: true);
        }
    }

    private static string Find(string folder, string id) =>
        Directory.GetFiles(folder, $"{id}.*.nupkg").Single(path => char.IsAsciiDigit(Path.GetFileName(path)[id.Length + 1]));

    private static async Task<string> PackAsync()
    {
        var folder = Directory.CreateTempSubdirectory("packages-").FullName;
        await DotnetCommand.RunAsync("pack", "Qlower.Loaders.sln", "--configuration", Repository.Configuration, "--no-build", "--output", folder, "--nologo");
        return folder;
    }
}
