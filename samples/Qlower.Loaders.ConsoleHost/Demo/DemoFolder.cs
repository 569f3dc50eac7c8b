using System.Text;
using Qlower.Loaders.ConsoleHost.Commands;
using Qlower.Loaders.ConsoleHost.Setup;

namespace Qlower.Loaders.ConsoleHost.Demo;

/// <summary>Unpacks the samples of two fictitious partners and a configuration for them.</summary>
internal static class DemoFolder
{
    /// <summary>The sample files, in order of arrival.</summary>
    public static IReadOnlyList<DemoFile> Files { get; } =
    [
        new("azur", "azur_20260105_mandats.json"),
        new("azur", "azur_20260112_ecritures.json", SentAgainAs: "azur_20260113_ecritures_renvoi.json"),
        new("azur", "azur_20260119_ecritures.json"),
        new("azur", "azur_20260126_tronque.json"),
        new("boreal", "boreal-2026-01-clients.json"),
        new("boreal", "boreal-2026-02-moved-out.json"),
        new("boreal", "boreal-2026-02-erasure.json"),
        new("boreal", "boreal-2026-02-wrong-key.json"),
    ];

    /// <summary>Creates the missing files, and rewrites the samples.</summary>
    /// <returns>The files in order of arrival, by partner.</returns>
    public static async Task<IReadOnlyList<(string Partner, string Path)>> UnpackAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var configuration = Path.Combine(folder, HostConfiguration.FileName);
        if (!File.Exists(configuration))
        {
            await File.WriteAllTextAsync(configuration, Configuration(), cancellationToken);
        }

        var unpacked = new List<(string, string)>();
        foreach (var file in Files)
        {
            string?[] names = [file.Sample, file.SentAgainAs];
            foreach (var name in names.OfType<string>())
            {
                var path = Path.Combine(folder, "samples", file.Partner, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await using var sample = typeof(DemoFolder).Assembly.GetManifestResourceStream($"demo/{file.Sample}")!;
                await using var target = File.Create(path);
                await sample.CopyToAsync(target, cancellationToken);
                unpacked.Add((file.Partner, path));
            }
        }

        return unpacked;
    }

    private static string Configuration() => $$"""
        {
          "QlowerLoaders": {
            "Partners": {
              "azur": {
                "DisplayName": "Azur Gestion",
                "KeyHashes": ["sha256:{{Hash("azur-demo-key")}}"],
                "Language": "French",
                "FileNamePattern": "azur_\\d{8}_[a-z_]+\\.json"
              },
              "boreal": {
                "DisplayName": "Boréal Immobilier",
                "KeyHashes": ["sha256:{{Hash("boreal-demo-key")}}"],
                "Language": "English"
              }
            },
            "Source": { "StableFor": "00:00:02", "PollInterval": "00:00:05" }
          }
        }

        """;

    private static string Hash(string key) => HashKeyCommand.Hash(Encoding.UTF8.GetBytes(key));
}
