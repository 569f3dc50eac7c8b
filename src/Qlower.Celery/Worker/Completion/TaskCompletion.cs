using Microsoft.Extensions.Options;
using Qlower.Celery.Wire;
using Qlower.Celery.Wire.Continuation;
using Qlower.Celery.Worker.Connections;
using Qlower.Celery.Worker.Limits;
using Qlower.Celery.Worker.Tasks;

namespace Qlower.Celery.Worker.Completion;

/// <summary>
/// Completes a task that has run: sends the tasks that follow it, stores its state, then publishes its event. Each step is retried until it succeeds.
/// The caller acknowledges the message afterwards. Thread-safe.
/// </summary>
internal sealed class TaskCompletion(
    WorkerBroker broker, WorkerResults results, ChordProgress chords, ITaskEvents events, TaskRegistry tasks, IOptions<CeleryWorkerOptions> options, TimeProvider time)
{
    public async Task CompleteAsync(RunningTask running, TaskOutcome outcome, CancellationToken cancellationToken)
    {
        var message = running.Message;
        switch (outcome.Kind)
        {
            case TaskOutcomeKind.Succeeded:
                await SucceedAsync(message, outcome, cancellationToken).ConfigureAwait(false);
                events.Succeeded(message, outcome.Json, time.GetUtcNow() - running.StartedAt);
                break;
            case TaskOutcomeKind.Failed:
                await FailAsync(message, outcome, cancellationToken).ConfigureAwait(false);
                break;
            case TaskOutcomeKind.Retry:
                await RetryAsync(running, outcome, cancellationToken).ConfigureAwait(false);
                break;
            case TaskOutcomeKind.Revoked:
                await StoreAsync(token => results.StoreOutcomeAsync(message, TaskStates.Revoked, outcome, [], token), cancellationToken).ConfigureAwait(false);
                events.Revoked(message, terminated: true, expired: false);
                break;
            case TaskOutcomeKind.Rejected:
            case TaskOutcomeKind.Interrupted:
            default:
                break;
        }
    }

    /// <summary>Fails a task with everything that would have followed it.</summary>
    public async Task FailAsync(TaskMessage message, TaskOutcome outcome, CancellationToken cancellationToken)
    {
        foreach (var errback in message.Embed.Errbacks)
        {
            await SendAsync(broker.Continuation.Errback(message, errback, message.Header.Id), cancellationToken).ConfigureAwait(false);
        }

        await StoreAsync(token => results.StoreOutcomeAsync(message, TaskStates.Failure, outcome, [], token), cancellationToken).ConfigureAwait(false);
        await CountAsync(message, message.Embed.Chord, message.Header.Group, message.Header.GroupIndex, message.Header.Id, TaskStates.Failure, outcome, cancellationToken)
            .ConfigureAwait(false);
        foreach (var next in message.Embed.Chain ?? [])
        {
            await StoreAsync(token => chords.FailAsync(message, next, outcome.Json, outcome.Traceback, token), cancellationToken).ConfigureAwait(false);
        }

        events.Failed(message, outcome);
    }

    private async Task SucceedAsync(TaskMessage message, TaskOutcome outcome, CancellationToken cancellationToken)
    {
        var followers = broker.Continuation.NextInChain(message, outcome.Json);
        foreach (var callback in message.Embed.Callbacks)
        {
            followers.Add(broker.Continuation.Callback(message, callback, outcome.Json));
        }

        await SendAsync(followers, cancellationToken).ConfigureAwait(false);
        await StoreAsync(token => results.StoreOutcomeAsync(message, TaskStates.Success, outcome, [.. followers.Tasks.Select(task => task.Id)], token), cancellationToken)
            .ConfigureAwait(false);
        await CountAsync(message, message.Embed.Chord, message.Header.Group, message.Header.GroupIndex, message.Header.Id, TaskStates.Success, outcome, cancellationToken)
            .ConfigureAwait(false);
    }

    private async Task RetryAsync(RunningTask running, TaskOutcome outcome, CancellationToken cancellationToken)
    {
        var (message, retry) = (running.Message, outcome.Retry!);
        var task = tasks.Find(message.Header.Task)!.Options;
        if (message.Header.Retries >= (retry.MaxRetries ?? task.MaxRetries))
        {
            var end = retry.InnerException is { } cause
                ? TaskOutcome.Failed(cause)
                : TaskOutcome.Failed("MaxRetriesExceededError", [$"Can't retry {message.Header.Task}[{message.Header.Id}]"], "celery.exceptions");
            await FailAsync(message, end, cancellationToken).ConfigureAwait(false);
            return;
        }

        var countdown = retry.Countdown ?? RetryBackOff.Next(task, message.Header.Retries);

        // Directly to its own queue: an exchange might route it to other queues as well.
        var again = broker.Continuation.Retry(message, time.GetUtcNow() + countdown, exchange: "", running.Delivery.Queue.Name);
        await StoreAsync(token => broker.Tasks.PublishAsync(again, token), cancellationToken).ConfigureAwait(false);
        await StoreAsync(token => results.StoreOutcomeAsync(message, TaskStates.Retry, outcome, [message.Header.Id], token), cancellationToken).ConfigureAwait(false);
        events.Retried(message, outcome, countdown);
    }

    private Task CountAsync(
        TaskMessage message, CelerySignature? chord, string? group, int? index, string id, string state, TaskOutcome outcome, CancellationToken cancellationToken) =>
        chord is null || group is null
            ? Task.CompletedTask
            : StoreAsync(
                token => chords.AddAsync(message, chord, group, new ChordMember { Index = index ?? 0, TaskId = id, State = state, Json = outcome.Json }, token),
                cancellationToken);

    private async Task SendAsync(Followers followers, CancellationToken cancellationToken)
    {
        foreach (var (group, size) in followers.Chords)
        {
            await StoreAsync(token => chords.BeginAsync(group, size, token), cancellationToken).ConfigureAwait(false);
        }

        foreach (var task in followers.Tasks)
        {
            await StoreAsync(token => broker.Tasks.PublishAsync(task, token), cancellationToken).ConfigureAwait(false);
        }
    }

    private Task StoreAsync(Func<CancellationToken, Task> step, CancellationToken cancellationToken) =>
        RetryUntilTimeout.RunAsync(step, options.Value.StoreTimeout, time, cancellationToken);
}
