namespace Qlower.Loaders.Celery.Wire;

/// <summary>A message that can never be run. It is to be rejected without requeueing, so that a dead-letter exchange may keep it.</summary>
/// <param name="kind">What is wrong.</param>
/// <param name="reason">The same in words; nothing of the arguments is in it.</param>
internal sealed class PoisonMessage(PoisonKind kind, string reason)
{
    public PoisonKind Kind => kind;

    public string Reason => reason;

    /// <summary>The task's name, where the message tells it.</summary>
    public string? Task { get; init; }

    /// <summary>The task's id, where the message tells it.</summary>
    public string? Id { get; init; }
}
