using System.Diagnostics;

namespace Qlower.Loaders.S3.Benchmarks;

/// <summary>Passes that take turns, round after round. Figures are medians; ratios are medians of the ratios within each round.</summary>
internal sealed class Rounds
{
    private readonly Dictionary<string, List<double>> _seconds = [];

    public async Task MeasureAsync(string pass, Func<Task> run)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var started = Stopwatch.GetTimestamp();
        await run();
        if (!_seconds.TryGetValue(pass, out var list))
        {
            _seconds[pass] = list = [];
        }

        list.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    public void Write(string baseline, double amount, string unit)
    {
        Console.WriteLine($"{"",-44}{unit + "/s",12}{"time × bare SDK",18}{"least to most",16}");
        foreach (var (pass, seconds) in _seconds)
        {
            var ratios = seconds.Zip(_seconds[baseline], (own, bare) => own / bare).Order().ToList();
            Console.WriteLine($"{pass,-44}{amount / Median(seconds),12:N0}{Median(ratios),18:N2}{$"{ratios[0]:N2} to {ratios[^1]:N2}",16}");
        }

        Console.WriteLine();
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
