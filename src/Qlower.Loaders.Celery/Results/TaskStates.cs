namespace Qlower.Loaders.Celery;

/// <summary>The states of a task that Celery knows; a task may set others of its own.</summary>
public static class TaskStates
{
    /// <summary>Nothing is known: not started, not sent, or forgotten.</summary>
    public const string Pending = "PENDING";

    /// <summary>Running; only workers that track it say so.</summary>
    public const string Started = "STARTED";

    /// <summary>Failed, and waiting for its next attempt.</summary>
    public const string Retry = "RETRY";

    /// <summary>Done, with a result.</summary>
    public const string Success = "SUCCESS";

    /// <summary>Ended by an exception.</summary>
    public const string Failure = "FAILURE";

    /// <summary>Taken back, expired or terminated.</summary>
    public const string Revoked = "REVOKED";

    /// <summary>Whether a task in this state will not change any more.</summary>
    /// <param name="state">A state.</param>
    public static bool IsFinal(string state) => state is Success or Failure or Revoked;
}
