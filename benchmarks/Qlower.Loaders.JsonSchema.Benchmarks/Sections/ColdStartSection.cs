using Qlower.Loaders.JsonSchema.Benchmarks.Measuring;

namespace Qlower.Loaders.JsonSchema.Benchmarks.Sections;

/// <summary>A fresh process that compiles the product's schema and validates 10 MB, against one that does nothing.</summary>
internal static class ColdStartSection
{
    private const double Milliseconds = 150;

    private static readonly string[] Variables = ["DOTNET_TieredPGO=0", "DOTNET_TC_QuickJitForLoops=0", "DOTNET_TieredCompilation=0"];

    public static async Task RunAsync(BenchmarkRun run)
    {
        BenchmarkRun.Report("cold start");
        var file = run.Files.Valid(10).Path;
        var settings = SettingsOf(run);
        var passes = settings.SelectMany(setting => (Pass[])
        [
            new Pass("empty process", async () => (await Child.StartAsync(setting.Folder, setting.Variable, "empty")).Wall),
            new Pass("compile and validate 10 MB", async () => (await Child.StartAsync(setting.Folder, setting.Variable, "validate", file)).Wall),
        ]).ToArray();
        var times = await Interleaved.MeasureAsync(passes, run.IsQuick ? run.Rounds : 9);

        run.Table.Head("cold start, wall time");
        for (var i = 0; i < settings.Count; i++)
        {
            var (empty, full) = (times.Median(2 * i), times.Median((2 * i) + 1));
            var label = settings[i].Label;
            run.Table.Time($"empty process{label}", empty);
            run.Table.Time($"compile the schema and validate 10 MB{label}", full, full / empty);
            var above = full - empty;
            run.Table.Time($"above the empty process{label}", above, null, i == 0 ? Target.AtMost(Milliseconds, above, "ms") : null);
        }
    }

    /// <summary>First as any host has it that refers to the packages, then without what they carry compiled ahead, then what a host can change.</summary>
    private static List<Setting> SettingsOf(BenchmarkRun run)
    {
        var settings = new List<Setting>();
        if (run.PackedFolder is not null)
        {
            settings.Add(new Setting(", built on the packages", run.PackedFolder, ""));
        }

        settings.Add(new Setting(", built on the projects: nothing compiled ahead", AppContext.BaseDirectory, ""));
        if (run.ReadyFolder is not null)
        {
            settings.Add(new Setting(", published ReadyToRun", run.ReadyFolder, ""));
        }

        if (!run.IsQuick)
        {
            settings.AddRange(Variables.Select(variable => new Setting($", {variable}", AppContext.BaseDirectory, variable)));
        }

        return settings;
    }

    private sealed record Setting(string Label, string Folder, string Variable);
}
