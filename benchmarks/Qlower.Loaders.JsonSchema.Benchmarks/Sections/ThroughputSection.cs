using System.Text.Json;
using Qlower.Loaders.JsonSchema.Benchmarks.Inputs;
using Qlower.Loaders.JsonSchema.Benchmarks.Measuring;
using Qlower.Loaders.JsonSchema.Benchmarks.Passes;

namespace Qlower.Loaders.JsonSchema.Benchmarks.Sections;

/// <summary>A large Loader file, compact, faulty and indented, against passes that only read.</summary>
internal static class ThroughputSection
{
    public static async Task RunAsync(BenchmarkRun run)
    {
        var valid = run.Files.Valid(run.Megabytes);
        await MeasureAsync(run, "compact, valid", valid);
        await MeasureAsync(run, "compact, 1 % of the records faulty", run.Files.Faulty(run.Megabytes));
        await MeasureAsync(run, "indented, valid", run.Files.Pretty(valid));
    }

    private static async Task MeasureAsync(BenchmarkRun run, string name, LoaderFile file)
    {
        BenchmarkRun.Report($"throughput: {name}");
        var bytes = await File.ReadAllBytesAsync(file.Path);
        var (product, plain, anything) = (LoaderSchemas.Product(), LoaderSchemas.Plain(), LoaderSchemas.Anything());
        Pass[] passes =
        [
            Pass.Here("Utf8JsonReader, streamed, only tokenises", () => Tokens.CountAsync(Open())),
            Pass.Here("ours, the product's schema", () => Ours.ValidateAsync(product, Open(), file.Faults)),
            Pass.Here("ours, plain Loader schema", () => Ours.ValidateAsync(plain, Open(), file.Faults)),
            Pass.Here("ours, schema `true`", () => Ours.ValidateAsync(anything, Open(), 0)),
            Pass.Here("JsonDocument.Parse", () =>
            {
                JsonDocument.Parse(bytes).Dispose();
                return Task.CompletedTask;
            }),
            Pass.Here("copy and Utf8.IsValid", () =>
            {
                Floor.Touch(bytes);
                return Task.CompletedTask;
            }),
        ];
        var times = await Interleaved.MeasureAsync(passes, run.Rounds);
        run.Table.Head($"{bytes.Length / 1e6:0} MB {name}: × of the tokenising pass");
        run.Table.Passes(passes, times);

        // In memory for everyone: no pass pays for the file system, and no thread has to be woken for a read.
        MemoryStream Open() => new(bytes, writable: false);
    }
}
