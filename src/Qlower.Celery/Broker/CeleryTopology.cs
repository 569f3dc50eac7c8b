namespace Qlower.Celery;

/// <summary>How queues and exchanges are prepared before they are used.</summary>
public enum CeleryTopology
{
    /// <summary>They are declared exactly as Celery declares them, and created when they are absent.</summary>
    Declare,

    /// <summary>They are checked: any arguments are accepted, but an absent one is an error.</summary>
    Passive,

    /// <summary>They are neither declared nor checked; a message that reaches no queue is still an error.</summary>
    None,
}
