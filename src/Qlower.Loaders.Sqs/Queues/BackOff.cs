namespace Qlower.Loaders.Sqs.Queues;

/// <summary>Delays that double up to a longest one.</summary>
internal static class BackOff
{
    /// <param name="attempt">The number of consecutive failures, from 1 on.</param>
    /// <param name="first">The delay after the first one.</param>
    /// <param name="longest">The longest delay.</param>
    public static TimeSpan For(int attempt, TimeSpan first, TimeSpan longest)
    {
        var delay = first;
        for (var doubled = 1; doubled < attempt && delay < longest; doubled++)
        {
            delay += delay;
        }

        return delay < longest ? delay : longest;
    }
}
