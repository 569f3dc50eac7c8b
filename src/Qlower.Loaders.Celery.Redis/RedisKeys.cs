namespace Qlower.Loaders.Celery.Redis;

/// <summary>The keys under which Celery keeps results and chords.</summary>
internal static class RedisKeys
{
    /// <summary>A task's result; also the channel on which its changes are told.</summary>
    public static string Task(string id) => $"celery-task-meta-{id}";

    /// <summary>How many tasks are in a chord's header.</summary>
    public static string ChordSize(string group) => $"celery-taskset-meta-{group}.s";

    /// <summary>How many more there are than that.</summary>
    public static string ChordExtra(string group) => $"celery-taskset-meta-{group}.t";

    /// <summary>The results so far, by their place in the group.</summary>
    public static string ChordResults(string group) => $"celery-taskset-meta-{group}.j";
}
