namespace Qlower.Celery.Control;

/// <summary>One event, ready to be serialized as JSON.</summary>
internal sealed class WorkerEvent(string type, Dictionary<string, object?> content)
{
    public string Type => type;

    public Dictionary<string, object?> Content => content;

    /// <summary>Whether it concerns a task, and is published in a batch with others.</summary>
    public bool IsOfTask => type.StartsWith("task-", StringComparison.Ordinal);
}
