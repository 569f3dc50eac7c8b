using System.Text.Json;
using Qlower.Loaders.JsonSchema.Benchmarks.Inputs;
using Qlower.Loaders.JsonSchema.Benchmarks.Measuring;
using Qlower.Loaders.JsonSchema.Benchmarks.Passes;
using Qlower.Loaders.JsonSchema.Benchmarks.Peers;

namespace Qlower.Loaders.JsonSchema.Benchmarks.Sections;

/// <summary>The large Loader file against other validators.</summary>
internal static class PeerSection
{
    private const double AjvTarget = 12;
    private const double NJsonTarget = 60;

    public static async Task RunAsync(BenchmarkRun run)
    {
        BenchmarkRun.Report("peers");
        var file = run.Files.Valid(run.Megabytes);
        var bytes = await File.ReadAllBytesAsync(file.Path);
        var (product, plain) = (LoaderSchemas.Product(), LoaderSchemas.Plain());
        List<Pass> passes =
        [
            Pass.Here("ours, plain Loader schema, from bytes", () => Ours.ValidateAsync(plain, Open(), 0)),
            Pass.Here("ours, the product's schema, from bytes", () => Ours.ValidateAsync(product, Open(), 0)),
            await NJsonAsync(run),
        ];
        using var ajv = run.AjvFolder is null ? null : new Ajv(run.AjvFolder);
        if (ajv is not null)
        {
            passes.Add(await AjvAsync(run, ajv, file));
        }

        var times = await Interleaved.MeasureAsync(passes, run.Rounds);
        run.Table.Head($"{bytes.Length / 1e6:0} MB compact, valid: × of ours with the plain schema");
        for (var i = 0; i < passes.Count; i++)
        {
            var ratio = times.Ratio(i, 0);
            var target = i < 2 ? null : Target.AtLeast(i == 2 ? NJsonTarget : AjvTarget, ratio, "×");
            run.Table.Time(passes[i].Name, times.Median(i), ratio, target);
        }

        MemoryStream Open() => new(bytes, writable: false);
    }

    /// <summary>On a tenth of the file, scaled: a tree of the whole of it would need gigabytes, and the collector's time with it.</summary>
    private static async Task<Pass> NJsonAsync(BenchmarkRun run)
    {
        var schema = await NJson.CompileAsync(LoaderSchemas.ForPeers());
        var whole = new FileInfo(run.Files.Valid(run.Megabytes).Path).Length;
        var text = await File.ReadAllTextAsync(run.Files.Valid(run.Megabytes / 10).Path);
        var scale = (double)whole / new FileInfo(run.Files.Valid(run.Megabytes / 10).Path).Length;
        var faulty = await File.ReadAllTextAsync(run.Files.Faulty(run.Megabytes / 10).Path);
        Verdict.Expect(schema.Validate(faulty).Count > 0, "NJsonSchema, faulty file");
        var pass = Pass.Here("", () =>
        {
            Verdict.Expect(schema.Validate(text).Count == 0, "NJsonSchema, valid file");
            return Task.CompletedTask;
        });
        return new Pass("NJsonSchema 11.6.2, from a string; a tenth of the file × 10", async () => scale * await pass.MeasureAsync());
    }

    private static async Task<Pass> AjvAsync(BenchmarkRun run, Ajv ajv, LoaderFile file)
    {
        var schema = Path.Combine(run.Folder, "loader.schema.json");
        await File.WriteAllBytesAsync(schema, JsonSerializer.SerializeToUtf8Bytes(LoaderSchemas.ForPeers()));
        await ajv.LoadAsync("faulty", schema, run.Files.Faulty(run.Megabytes / 10).Path, isLines: false, isFirstOnly: false);
        Verdict.Expect((await ajv.RunAsync("faulty")).Verdicts == "0", "ajv, faulty file");
        await ajv.LoadAsync("valid", schema, file.Path, isLines: false, isFirstOnly: false);
        return new Pass("ajv 8.20 with ajv-formats, allErrors, from a string: JSON.parse and validate", async () =>
        {
            var (milliseconds, verdicts) = await ajv.RunAsync("valid");
            Verdict.Expect(verdicts == "1", "ajv, valid file");
            return milliseconds;
        });
    }
}
