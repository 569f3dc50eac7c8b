using System.Security.Cryptography;

namespace Qlower.Loaders.JsonSchema.Tests.OfficialSuite;

/// <summary>A copy of JSON-Schema-Test-Suite on this machine.</summary>
internal sealed class SuiteCopy
{
    public const string Missing = "JSON-Schema-Test-Suite is not here: neither in the folder that QLOWER_SCHEMA_SUITE names, nor in "
        + "shared/data/json-schema-test-suite next to the repository, nor as the package libtest-json-schema-acceptance-perl of Debian.";

    private const string DebianFolder = "/usr/share/perl5/auto/share/dist/Test-JSON-Schema-Acceptance";

    private SuiteCopy(string root) => Root = root;

    /// <summary>The copy to use; null when there is none.</summary>
    public static SuiteCopy? Current { get; } = Find();

    /// <summary>The folder with <c>tests</c> and <c>remotes</c>.</summary>
    public string Root { get; }

    /// <summary>Ends a test that needs the suite where there is none; on a build server that is a failure.</summary>
    public static SuiteCopy Require()
    {
        if (Current is { } copy)
        {
            return copy;
        }

        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(Missing);
        }

        Assert.Ignore(Missing);
        throw new InvalidOperationException(Missing);
    }

    /// <summary>The files of a folder below <c>tests</c>, in order; none when the folder is not there.</summary>
    public IEnumerable<string> Files(string folder)
    {
        var path = Path.Combine(Root, "tests", folder);
        return Directory.Exists(path) ? Directory.GetFiles(path, "*.json").Order(StringComparer.Ordinal) : [];
    }

    /// <summary>Distinguishes copies by the content of the given files.</summary>
    public static string Fingerprint(IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static SuiteCopy? Find()
    {
        var candidates = new List<string>();
        if (Environment.GetEnvironmentVariable("QLOWER_SCHEMA_SUITE") is { Length: > 0 } named)
        {
            candidates.Add(named);
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            candidates.Add(Path.Combine(folder.FullName, "shared", "data", "json-schema-test-suite"));
        }

        candidates.Add(DebianFolder);
        return candidates.Find(folder => Directory.Exists(Path.Combine(folder, "tests", "draft2020-12"))) is { } root
            ? new SuiteCopy(root)
            : null;
    }
}
