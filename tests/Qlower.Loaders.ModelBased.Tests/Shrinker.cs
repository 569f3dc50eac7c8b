using System.Diagnostics;
using Qlower.Loaders.ModelBased.Tests.Steps;

namespace Qlower.Loaders.ModelBased.Tests;

/// <summary>Searches a short sequence of steps that fails as well, by leaving out more and more of them.</summary>
internal static class Shrinker
{
    /// <summary>Returns the shortest failing sequence that was found in the time.</summary>
    /// <param name="steps">Steps that fail.</param>
    /// <param name="fails">Returns whether a sequence fails.</param>
    /// <param name="budget">After this time no other sequence is tried.</param>
    public static async Task<IReadOnlyList<Step>> ShrinkAsync(IReadOnlyList<Step> steps, Func<IReadOnlyList<Step>, Task<bool>> fails, TimeSpan budget)
    {
        var watch = Stopwatch.StartNew();
        for (var size = (steps.Count + 1) / 2; size > 0; size = size == 1 ? 0 : (size + 1) / 2)
        {
            for (var start = 0; start < steps.Count && watch.Elapsed < budget;)
            {
                var fewer = steps.Take(start).Concat(steps.Skip(start + size)).ToList();
                if (fewer.Count < steps.Count && await fails(fewer))
                {
                    steps = fewer;
                }
                else
                {
                    start += size;
                }
            }
        }

        return steps;
    }
}
