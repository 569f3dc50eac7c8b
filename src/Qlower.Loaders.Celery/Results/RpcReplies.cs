using System.Collections.Concurrent;

namespace Qlower.Loaders.Celery.Results;

/// <summary>
/// Replies that have come or are awaited, by task. At most so many are kept: the oldest goes first, so that a client whose results nobody reads
/// does not grow. Thread-safe.
/// </summary>
internal sealed class RpcReplies(int most)
{
    private readonly ConcurrentDictionary<string, Reply> _replies = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Reply> _order = new();

    /// <summary>Whether any reply is still to come.</summary>
    public bool AnyAwaited => _replies.Values.Any(reply => !reply.Final.Task.IsCompleted);

    /// <summary>The latest state of a task; <see langword="null"/> where none has come.</summary>
    public TaskResult? Find(string taskId) => _replies.TryGetValue(taskId, out var reply) ? reply.Latest : null;

    /// <summary>The task's final state, when it comes.</summary>
    public Task<TaskResult> Track(string taskId)
    {
        while (true)
        {
            if (_replies.TryGetValue(taskId, out var known))
            {
                return known.Final.Task;
            }

            var reply = new Reply(taskId);
            if (_replies.TryAdd(taskId, reply))
            {
                _order.Enqueue(reply);
                Trim();
                return reply.Final.Task;
            }
        }
    }

    /// <summary>Takes a reply; one for a task that is not tracked is left.</summary>
    public void Take(TaskResult result)
    {
        if (_replies.TryGetValue(result.TaskId, out var reply) && !reply.Final.Task.IsCompleted)
        {
            reply.Latest = result;
            if (TaskStates.IsFinal(result.State))
            {
                reply.Final.TrySetResult(result);
            }
        }
    }

    public void Forget(string taskId) => _replies.TryRemove(taskId, out _);

    private void Trim()
    {
        while (_order.Count > most && _order.TryDequeue(out var oldest))
        {
            _replies.TryRemove(KeyValuePair.Create(oldest.TaskId, oldest));
        }
    }

    private sealed class Reply(string taskId)
    {
        private volatile TaskResult? _latest;

        public string TaskId => taskId;

        public TaskResult? Latest { get => _latest; set => _latest = value; }

        public TaskCompletionSource<TaskResult> Final { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
