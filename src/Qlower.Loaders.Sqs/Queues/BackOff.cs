namespace Qlower.Loaders.Sqs.Queues;

/// <summary>Waits that double up to a longest one.</summary>
internal static class BackOff
{
    /// <param name="attempt">Which failure in a row it is, from 1 on.</param>
    /// <param name="first">The wait after the first one.</param>
    /// <param name="longest">The longest wait.</param>
    public static TimeSpan For(int attempt, TimeSpan first, TimeSpan longest)
    {
        var wait = first;
        for (var doubled = 1; doubled < attempt && wait < longest; doubled++)
        {
            wait += wait;
        }

        return wait < longest ? wait : longest;
    }
}
