namespace Qlower.Loaders.Celery.Worker;

/// <summary>How a run of a task ended.</summary>
internal enum TaskOutcomeKind
{
    Succeeded,

    Failed,

    /// <summary>It is to be run again later.</summary>
    Retry,

    /// <summary>The handler will not have the message.</summary>
    Rejected,

    /// <summary>Ended by remote control.</summary>
    Revoked,

    /// <summary>Cancelled because the worker stops; the message goes back.</summary>
    Interrupted,
}
