namespace Qlower.Celery.Redis;

/// <summary>The keys under which Celery stores results and chords.</summary>
internal static class RedisKeys
{
    /// <summary>The key of a task's result, which is also the channel on which its changes are published.</summary>
    public static string Task(string id) => $"celery-task-meta-{id}";

    /// <summary>How many tasks are in a chord's header.</summary>
    public static string ChordSize(string group) => $"celery-taskset-meta-{group}.s";

    /// <summary>How many tasks the header has beyond that size.</summary>
    public static string ChordExtra(string group) => $"celery-taskset-meta-{group}.t";

    /// <summary>The results so far, by their index in the group.</summary>
    public static string ChordResults(string group) => $"celery-taskset-meta-{group}.j";
}
