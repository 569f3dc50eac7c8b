using Qlower.Loaders.JsonSchema.Benchmarks.Measuring;

namespace Qlower.Loaders.JsonSchema.Benchmarks.Sections;

/// <summary>A fresh process that compiles the product's schema and validates 10 MB, against one that does nothing.</summary>
internal static class ColdStartSection
{
    private const double Milliseconds = 150;

    private static readonly string[] Settings =
        ["", "DOTNET_TieredPGO=0", "DOTNET_TC_QuickJitForLoops=0", "DOTNET_TieredCompilation=0"];

    public static async Task RunAsync(BenchmarkRun run)
    {
        BenchmarkRun.Tell("cold start");
        var file = run.Files.Valid(10).Path;
        var settings = run.IsQuick ? Settings[..1] : Settings;
        var cpu = new List<double>();
        var passes = settings.SelectMany(setting => (Pass[])
        [
            new Pass("empty process", async () => (await Child.StartAsync(setting, "empty")).Wall),
            new Pass("compile and validate 10 MB", async () =>
            {
                var result = await Child.StartAsync(setting, "validate", file);
                if (setting.Length == 0)
                {
                    cpu.Add(result.Cpu);
                }

                return result.Wall;
            }),
        ]).ToArray();
        var times = await Interleaved.MeasureAsync(passes, run.IsQuick ? run.Rounds : 9);

        run.Table.Head("cold start, wall time");
        for (var i = 0; i < settings.Length; i++)
        {
            var (empty, full) = (times.Median(2 * i), times.Median((2 * i) + 1));
            var label = settings[i].Length > 0 ? $", {settings[i]}" : "";
            run.Table.Time($"empty process{label}", empty);
            run.Table.Time($"compile the schema and validate 10 MB{label}", full, full / empty);
            var above = full - empty;
            run.Table.Time($"above the empty process{label}", above, null, i == 0 ? Target.AtMost(Milliseconds, above, "ms") : null);
        }

        run.Table.Time("the same in CPU time, all threads, least of all runs", cpu.Min());
    }
}
