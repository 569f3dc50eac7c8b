namespace Qlower.Loaders.Sqs.Queues;

/// <summary>What is to become of a message.</summary>
internal enum MessageOutcome
{
    /// <summary>Every object that it tells of is recorded, or there is nothing to record.</summary>
    Done,

    /// <summary>It, or a part of it, can never be understood; what could be is recorded.</summary>
    Refused,

    /// <summary>Something failed that may work later.</summary>
    Failed,

    /// <summary>The host stopped before it was done.</summary>
    Interrupted,
}
