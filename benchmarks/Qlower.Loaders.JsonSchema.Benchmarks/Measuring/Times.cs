namespace Qlower.Loaders.JsonSchema.Benchmarks.Measuring;

/// <summary>What passes took that ran in turn.</summary>
/// <param name="rounds">By pass, then by round.</param>
internal sealed class Times(double[][] rounds)
{
    public double Median(int pass) => Middle(rounds[pass]);

    /// <summary>Median of the ratios within each round: what disturbs a whole round does not move it.</summary>
    public double Ratio(int pass, int reference) => Middle(rounds[pass].Zip(rounds[reference], (time, one) => time / one));

    private static double Middle(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
