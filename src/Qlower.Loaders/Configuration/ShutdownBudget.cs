namespace Qlower.Loaders.Configuration;

/// <summary>Divides <see cref="QlowerLoadersOptions.ShutdownTimeout"/> among the steps of a stop, so that they end within it one after the other, with time left to exit.</summary>
internal static class ShutdownBudget
{
    /// <summary>How long the stages of a load may take to end before they are abandoned: 30 %.</summary>
    public static TimeSpan OfStages(QlowerLoadersOptions options) => options.ShutdownTimeout * 0.3;

    /// <summary>How long the ledger may take to release a lease: 25 %. Then the lease expires.</summary>
    public static TimeSpan OfRelease(QlowerLoadersOptions options) => options.ShutdownTimeout * 0.25;

    /// <summary>How long a loop may take to end before it is abandoned: 65 %.</summary>
    public static TimeSpan OfLoops(QlowerLoadersOptions options) => options.ShutdownTimeout * 0.65;
}
