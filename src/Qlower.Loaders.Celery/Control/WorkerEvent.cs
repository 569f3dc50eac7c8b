namespace Qlower.Loaders.Celery.Control;

/// <summary>One event, ready to be written as JSON.</summary>
internal sealed class WorkerEvent(string type, Dictionary<string, object?> content)
{
    public string Type => type;

    public Dictionary<string, object?> Content => content;

    /// <summary>Whether it is about a task, and goes out in a batch with others.</summary>
    public bool IsOfTask => type.StartsWith("task-", StringComparison.Ordinal);
}
