namespace Qlower.Loaders.JsonSchema.Benchmarks.Measuring;

/// <summary>Runs passes in turn, so that whatever slows the machine down for a while slows all of them.</summary>
internal static class Interleaved
{
    /// <summary>The times of each pass, in the order of the passes, one for each round.</summary>
    /// <param name="passes">In turn, once a round.</param>
    /// <param name="rounds">Rounds that count; one in three more go first, at least two, to let everything be compiled.</param>
    public static async Task<Times> MeasureAsync(IReadOnlyList<Pass> passes, int rounds)
    {
        var times = passes.Select(_ => new double[rounds]).ToArray();
        var warmUp = Math.Max(2, rounds / 3);
        for (var round = -warmUp; round < rounds; round++)
        {
            for (var i = 0; i < passes.Count; i++)
            {
                var time = await passes[i].MeasureAsync();
                if (round >= 0)
                {
                    times[i][round] = time;
                }
            }
        }

        return new Times(times);
    }
}
