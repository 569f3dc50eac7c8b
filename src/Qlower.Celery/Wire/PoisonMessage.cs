namespace Qlower.Celery.Wire;

/// <summary>A message that can never be run. It is dead-lettered.</summary>
/// <param name="kind">The kind of error.</param>
/// <param name="reason">The reason, without arguments.</param>
internal sealed class PoisonMessage(PoisonKind kind, string reason)
{
    public PoisonKind Kind => kind;

    public string Reason => reason;

    /// <summary>The task's name, if the message contains it.</summary>
    public string? Task { get; init; }

    /// <summary>The task's id, if the message contains it.</summary>
    public string? Id { get; init; }
}
