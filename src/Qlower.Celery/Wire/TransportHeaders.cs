namespace Qlower.Celery.Wire;

/// <summary>Headers that belong to the way of a message rather than to its task.</summary>
internal static class TransportHeaders
{
    public const string Compression = "compression";

    /// <summary>
    /// Whether a header must not go along when a received message is published again: the client's sequence numbers, what the broker noted
    /// on a dead-lettered message, by which it would see a loop, and a worker's own counts.
    /// </summary>
    public static bool IsDropped(string name) =>
        name is "x-dotnet-pub-seq-no" or "x-death" or "x-delivery-count"
        || name.StartsWith("x-first-death-", StringComparison.Ordinal) || name.StartsWith("x-qlower-", StringComparison.Ordinal);
}
