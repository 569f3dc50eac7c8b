using Qlower.Loaders.JsonSchema.Benchmarks.Inputs;
using Qlower.Loaders.JsonSchema.Benchmarks.Measuring;
using Qlower.Loaders.JsonSchema.Benchmarks.Passes;

namespace Qlower.Loaders.JsonSchema.Benchmarks.Sections;

/// <summary>What validation allocates, and the peak of fresh processes that validate files of growing size.</summary>
internal static class MemorySection
{
    public static async Task RunAsync(BenchmarkRun run)
    {
        BenchmarkRun.Report("memory");
        var allocated = await AllocatedAsync(run.Files.Valid(run.Megabytes));
        run.Table.Head("memory, the product's schema, from a file");
        run.Table.Bytes($"allocated for {run.Megabytes} MB", allocated, Target.AtMost(5, allocated / 1e6, "MB"));

        var peaks = new List<double>();
        foreach (var megabytes in (ReadOnlySpan<int>)[run.Megabytes / 10, run.Megabytes, run.Megabytes * 10])
        {
            var file = run.Files.Valid(megabytes).Path;
            var peak = Child.StartAsync(AppContext.BaseDirectory, "", "figures", file).GetAwaiter().GetResult().PeakBytes;
            peaks.Add(peak);
            run.Table.Bytes($"peak of a fresh process, {megabytes} MB", peak, Target.AtMost(100, peak / 1e6, "MB"));
            if (megabytes > run.Megabytes)
            {
                File.Delete(file);
            }
        }

        var spread = peaks.Max() - peaks.Min();
        run.Table.Bytes("between the lowest and the highest peak", spread, Target.AtMost(10, spread / 1e6, "MB"));
    }

    private static async Task<long> AllocatedAsync(LoaderFile file)
    {
        var schema = LoaderSchemas.Product();
        await ValidateAsync(schema, file);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await ValidateAsync(schema, file);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private static async Task ValidateAsync(CompiledSchema schema, LoaderFile file)
    {
        await using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        await Ours.ValidateAsync(schema, stream, file.Faults);
    }
}
