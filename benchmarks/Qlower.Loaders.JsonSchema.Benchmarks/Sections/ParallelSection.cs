using Qlower.Loaders.JsonSchema.Benchmarks.Inputs;
using Qlower.Loaders.JsonSchema.Benchmarks.Measuring;
using Qlower.Loaders.JsonSchema.Benchmarks.Passes;

namespace Qlower.Loaders.JsonSchema.Benchmarks.Sections;

/// <summary>Wall time of one thread against several. The only section in which more CPU time is not worse.</summary>
internal static class ParallelSection
{
    public static async Task RunAsync(BenchmarkRun run)
    {
        BenchmarkRun.Report("parallel");
        var bytes = await File.ReadAllBytesAsync(run.Files.Valid(run.Megabytes).Path);
        var half = await File.ReadAllBytesAsync(run.Files.Valid(run.Megabytes / 2).Path);
        var plain = LoaderSchemas.Plain();
        Pass[] passes =
        [
            Pass.WallHere("ours, one thread", () => Ours.ValidateAsync(plain, Open(), 0)),
            Pass.WallHere("ours, two threads", () => Ours.ValidateAsync(plain, Open(), 0, degree: 2)),

            // What the two cores give at best: nothing is shared, cut or handed over.
            Pass.WallHere("two files of half the size, one thread each", () => Task.WhenAll(Alone(), Alone())),
        ];
        // Short passes, and wall times: the system disturbs many of them.
        var times = await Interleaved.MeasureAsync(passes, run.Rounds * 5);
        run.Table.Head($"{bytes.Length / 1e6:0} MB compact, valid, wall time on {Environment.ProcessorCount} cores: × of one thread");
        run.Table.Passes(passes, times);

        MemoryStream Open() => new(bytes, writable: false);
        Task Alone() => Task.Run(() => Ours.ValidateAsync(plain, new MemoryStream(half, writable: false), 0));
    }
}
