namespace Qlower.Celery.Worker.Tasks;

/// <summary>The kinds of outcomes of a run.</summary>
internal enum TaskOutcomeKind
{
    Succeeded,

    Failed,

    /// <summary>The task is retried later.</summary>
    Retry,

    /// <summary>The handler rejects the message.</summary>
    Rejected,

    /// <summary>Terminated by remote control.</summary>
    Revoked,

    /// <summary>Cancelled because the worker stops; the message is requeued.</summary>
    Interrupted,
}
