using System.Globalization;
using Qlower.Loaders.JsonSchema.Benchmarks.Inputs;
using Qlower.Loaders.JsonSchema.Benchmarks.Measuring;
using Qlower.Loaders.JsonSchema.Benchmarks.Sections;

namespace Qlower.Loaders.JsonSchema.Benchmarks;

/// <summary>What the sections of one run share.</summary>
/// <param name="folder">For generated files; whoever starts the run removes it.</param>
/// <param name="isQuick">A tenth of the bytes and fewer rounds: to see that it works, not to quote.</param>
/// <param name="ajvFolder">Where Node finds ajv; null without Node.</param>
/// <param name="packedFolder">Where this program is built on the packages as they are shipped; null when it could not be.</param>
/// <param name="readyFolder">Where this program is published ReadyToRun; null when it could not be.</param>
internal sealed class BenchmarkRun(string folder, bool isQuick, string? ajvFolder, string? packedFolder, string? readyFolder)
{
    private static readonly (string Name, Func<BenchmarkRun, Task> Run)[] Sections =
    [
        ("throughput", ThroughputSection.RunAsync),
        ("peers", PeerSection.RunAsync),
        ("parallel", ParallelSection.RunAsync),
        ("small", SmallInstancesSection.RunAsync),
        ("memory", MemorySection.RunAsync),
        ("cold", ColdStartSection.RunAsync),
    ];

    public string Folder { get; } = folder;

    public bool IsQuick { get; } = isQuick;

    public string? AjvFolder { get; } = ajvFolder;

    public string? PackedFolder { get; } = packedFolder;

    public string? ReadyFolder { get; } = readyFolder;

    public LoaderFiles Files { get; } = new(folder);

    public Table Table { get; } = new();

    /// <summary>Size of the large file.</summary>
    public int Megabytes => IsQuick ? 10 : 100;

    /// <summary>Interleaved rounds that count.</summary>
    public int Rounds => IsQuick ? 3 : 7;

    /// <summary><c>FOLDER [quick] [ajv=FOLDER] [packed=FOLDER] [ready=FOLDER] [only=SECTION,…]</c></summary>
    public static async Task<int> MainAsync(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var given = args.Skip(1).Select(argument => argument.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair.Length > 1 ? pair[1] : "");
        var run = new BenchmarkRun(
            args[0], given.ContainsKey("quick"), given.GetValueOrDefault("ajv"), given.GetValueOrDefault("packed"), given.GetValueOrDefault("ready"));
        var only = given.GetValueOrDefault("only")?.Split(',');
        foreach (var section in Sections.Where(section => only is null || only.Contains(section.Name)))
        {
            await section.Run(run);
        }

        return 0;
    }

    /// <summary>Progress, apart from the table.</summary>
    public static void Report(string text) => Console.Error.WriteLine($"… {text}");
}
