namespace Qlower.Celery.Wire;

/// <summary>What the headers of a task message say (protocol 2).</summary>
internal sealed class TaskHeader
{
    public required string Task { get; init; }

    public required string Id { get; init; }

    /// <summary>The name to show in place of the task's own.</summary>
    public string? Shadow { get; init; }

    public DateTimeOffset? Eta { get; init; }

    public DateTimeOffset? Expires { get; init; }

    public string? Group { get; init; }

    public int? GroupIndex { get; init; }

    public int Retries { get; init; }

    /// <summary>The hard limit, at which the task is abandoned.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>The soft limit, at which the task is cancelled.</summary>
    public TimeSpan? SoftTimeLimit { get; init; }

    public string? RootId { get; init; }

    public string? ParentId { get; init; }

    /// <summary>The arguments as Python would print them; for display only.</summary>
    public string? ArgsRepr { get; init; }

    public string? KwargsRepr { get; init; }

    /// <summary>Who sent it, as <c>gen&lt;pid&gt;@&lt;host&gt;</c>.</summary>
    public string? Origin { get; init; }

    public bool IgnoreResult { get; init; }

    /// <summary>Headers that are not Celery's own.</summary>
    public IReadOnlyDictionary<string, object?> Other { get; init; } = new Dictionary<string, object?>();
}
