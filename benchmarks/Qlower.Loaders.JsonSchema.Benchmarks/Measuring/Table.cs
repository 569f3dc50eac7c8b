using System.Globalization;

namespace Qlower.Loaders.JsonSchema.Benchmarks.Measuring;

/// <summary>The figures of one run, as a table in Markdown; written line by line, so that an aborted run has printed its results so far.</summary>
internal sealed class Table
{
    private bool _hasStarted;

    /// <summary>A heading that says what the × below it refer to.</summary>
    public void Head(string text) => Write($"| **{text}** | | | | |");

    public void Time(string name, double milliseconds, double? ratio = null, Target? target = null) =>
        Add(name, string.Create(CultureInfo.InvariantCulture, $"{milliseconds:#,0.#} ms"), ratio, target);

    public void Bytes(string name, double bytes, Target? target = null) =>
        Add(name, string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:#,0.0} MB"), null, target);

    public void Ratio(string name, double ratio) => Add(name, "", ratio, null);

    /// <summary>Rows for passes that ran in turn.</summary>
    /// <param name="passes">The passes.</param>
    /// <param name="times">Their times.</param>
    public void Passes(IReadOnlyList<Pass> passes, Times times)
    {
        for (var i = 0; i < passes.Count; i++)
        {
            Time(passes[i].Name, times.Median(i), times.Ratio(i, 0));
        }
    }

    private void Add(string name, string figure, double? ratio, Target? target)
    {
        var times = ratio is { } value ? value.ToString(value < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture) : "";
        Write($"| {name} | {figure} | {times} | {target?.Text} | {(target is null ? "" : target.IsMet ? "yes" : "NO")} |");
    }

    private void Write(string line)
    {
        if (!_hasStarted)
        {
            Console.WriteLine("| row | figure | × | target | met |\n| --- | ---: | ---: | --- | --- |");
            _hasStarted = true;
        }

        Console.WriteLine(line);
    }
}
