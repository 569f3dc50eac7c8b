namespace Qlower.Loaders.Sqs.Queues;

/// <summary>The outcome of handling a message.</summary>
internal enum MessageOutcome
{
    /// <summary>Every object that it names is recorded, or there is nothing to record.</summary>
    Done,

    /// <summary>It, or a part of it, can never be understood; the rest is recorded.</summary>
    Refused,

    /// <summary>A failure that may be temporary.</summary>
    Failed,

    /// <summary>The host stopped before it was handled.</summary>
    Interrupted,
}
