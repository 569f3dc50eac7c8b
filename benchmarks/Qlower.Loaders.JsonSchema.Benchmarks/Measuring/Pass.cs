using System.Diagnostics;

namespace Qlower.Loaders.JsonSchema.Benchmarks.Measuring;

/// <summary>One way to process an input, and its timing.</summary>
/// <param name="name">The name of the row.</param>
/// <param name="measure">Processes the input once and returns the time in milliseconds. Throws when the verdict is wrong.</param>
internal sealed class Pass(string name, Func<Task<double>> measure)
{
    public string Name { get; } = name;

    public Task<double> MeasureAsync() => measure();

    /// <summary>CPU time of a pass in this process: all threads count, the collector's and the compiler's included.</summary>
    public static Pass Here(string name, Func<Task> run) => new(name, async () =>
    {
        Settle();
        var before = Environment.CpuUsage.TotalTime;
        await run();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    });

    /// <summary>Wall time of a pass in this process.</summary>
    public static Pass WallHere(string name, Func<Task> run) => new(name, async () =>
    {
        Settle();
        var clock = Stopwatch.StartNew();
        await run();
        return clock.Elapsed.TotalMilliseconds;
    });

    /// <summary>Leaves nothing for the next pass to collect, so that each one pays for its own garbage only.</summary>
    private static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
