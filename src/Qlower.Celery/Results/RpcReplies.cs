namespace Qlower.Celery.Results;

/// <summary>
/// Replies that have arrived or are awaited, by task. Their number is limited, and the oldest is dropped first, so that unread results do not accumulate.
/// Thread-safe.
/// </summary>
internal sealed class RpcReplies(int most)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Reply>> _byTask = new(StringComparer.Ordinal);
    private readonly LinkedList<Reply> _byAge = new();

    /// <summary>Whether any reply is awaited.</summary>
    public bool AnyAwaited
    {
        get
        {
            lock (_lock)
            {
                return _byAge.Any(reply => !reply.Final.Task.IsCompleted);
            }
        }
    }

    /// <summary>Returns the latest state of a task; <see langword="null"/> when none has arrived.</summary>
    public TaskResult? Find(string taskId)
    {
        lock (_lock)
        {
            return _byTask.TryGetValue(taskId, out var reply) ? reply.Value.Latest : null;
        }
    }

    /// <summary>Tracks a task; the returned task completes with its final state.</summary>
    public Task<TaskResult> Track(string taskId)
    {
        lock (_lock)
        {
            if (_byTask.TryGetValue(taskId, out var known))
            {
                return known.Value.Final.Task;
            }

            var reply = new Reply(taskId);
            _byTask[taskId] = _byAge.AddLast(reply);
            if (_byAge.Count > most)
            {
                var oldest = _byAge.First!.Value;
                Remove(oldest.TaskId);
                oldest.GiveUp(most);
            }

            return reply.Final.Task;
        }
    }

    /// <summary>Accepts a reply; one for a task that is not tracked, or has ended, is ignored.</summary>
    public void Take(TaskResult result)
    {
        lock (_lock)
        {
            if (_byTask.TryGetValue(result.TaskId, out var node) && node.Value is { Final.Task.IsCompleted: false } reply)
            {
                reply.Latest = result;
                if (TaskStates.IsFinal(result.State))
                {
                    reply.Final.TrySetResult(result);
                }
            }
        }
    }

    public void Forget(string taskId)
    {
        lock (_lock)
        {
            Remove(taskId);
        }
    }

    private void Remove(string taskId)
    {
        if (_byTask.Remove(taskId, out var node))
        {
            _byAge.Remove(node);
        }
    }

    private sealed class Reply(string taskId)
    {
        public string TaskId => taskId;

        public TaskResult? Latest { get; set; }

        public TaskCompletionSource<TaskResult> Final { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void GiveUp(int most)
        {
            Final.TrySetException(new CeleryException(
                $"The result of the task {taskId} is no longer tracked: {most} newer ones are (RetainedResults)."));

            // Observed here, since usually no caller waits for it.
            _ = Final.Task.Exception;
        }
    }
}
