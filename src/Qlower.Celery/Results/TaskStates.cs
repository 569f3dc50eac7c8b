namespace Qlower.Celery;

/// <summary>The states of a task that Celery defines; a task may report others.</summary>
public static class TaskStates
{
    /// <summary>Unknown: not started, not sent, or removed.</summary>
    public const string Pending = "PENDING";

    /// <summary>Running; only stored by workers that track it.</summary>
    public const string Started = "STARTED";

    /// <summary>Failed, and waiting for its next attempt.</summary>
    public const string Retry = "RETRY";

    /// <summary>Ended with a result.</summary>
    public const string Success = "SUCCESS";

    /// <summary>Ended with an exception.</summary>
    public const string Failure = "FAILURE";

    /// <summary>Revoked, expired or terminated.</summary>
    public const string Revoked = "REVOKED";

    /// <summary>Whether a state is final.</summary>
    /// <param name="state">A state.</param>
    public static bool IsFinal(string state) => state is Success or Failure or Revoked;
}
