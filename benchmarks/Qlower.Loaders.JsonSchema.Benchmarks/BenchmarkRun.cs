using Qlower.Loaders.JsonSchema.Benchmarks.Inputs;
using Qlower.Loaders.JsonSchema.Benchmarks.Measuring;

namespace Qlower.Loaders.JsonSchema.Benchmarks;

/// <summary>What the sections of one run share.</summary>
/// <param name="folder">For generated files; whoever starts the run removes it.</param>
/// <param name="isQuick">A tenth of the bytes and fewer rounds: to see that it works, not to quote.</param>
/// <param name="ajvFolder">Where Node finds ajv; null without Node.</param>
internal sealed class BenchmarkRun(string folder, bool isQuick, string? ajvFolder)
{
    public string Folder { get; } = folder;

    public bool IsQuick { get; } = isQuick;

    public string? AjvFolder { get; } = ajvFolder;

    public LoaderFiles Files { get; } = new(folder);

    public Table Table { get; } = new();

    /// <summary>Size of the large file.</summary>
    public int Megabytes => IsQuick ? 10 : 100;

    /// <summary>Interleaved rounds that count.</summary>
    public int Rounds => IsQuick ? 3 : 9;

    /// <summary>Progress, apart from the table.</summary>
    public static void Tell(string text) => Console.Error.WriteLine($"… {text}");
}
