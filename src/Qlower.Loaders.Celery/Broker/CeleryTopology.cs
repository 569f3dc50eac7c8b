namespace Qlower.Loaders.Celery;

/// <summary>What is done about queues and exchanges before they are used.</summary>
public enum CeleryTopology
{
    /// <summary>They are declared exactly as Celery declares them, and made when they are absent.</summary>
    Declare,

    /// <summary>They are looked up: whatever arguments they have is right, but an absent one is an error.</summary>
    Passive,

    /// <summary>Nothing is done; a message that reaches no queue is an error still.</summary>
    None,
}
