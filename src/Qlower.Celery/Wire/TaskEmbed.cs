namespace Qlower.Celery.Wire;

/// <summary>The tasks that follow a task, as its message contains them.</summary>
internal sealed class TaskEmbed
{
    public IReadOnlyList<CelerySignature> Callbacks { get; init; } = [];

    public IReadOnlyList<CelerySignature> Errbacks { get; init; } = [];

    /// <summary>The rest of the chain, the next task last; <see langword="null"/> outside a chain, empty in its last task.</summary>
    public IReadOnlyList<CelerySignature>? Chain { get; init; }

    /// <summary>The task that runs after every member of the task's group has succeeded.</summary>
    public CelerySignature? Chord { get; init; }
}
