using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Qlower.Celery.Results;
using Qlower.Celery.Wire;
using Qlower.Celery.Wire.Canvas;
using Qlower.Celery.Wire.Continuation;
using Qlower.Celery.Wire.Python;
using Qlower.Celery.Worker.Connections;

namespace Qlower.Celery.Worker.Completion;

/// <summary>Counts the members of chords as they end, and sends the body after the last one. Thread-safe.</summary>
internal sealed partial class ChordProgress(IServiceProvider services, WorkerBroker broker, WorkerResults results, ILogger<ChordProgress> logger)
{
    private readonly IChordStore? _chords = services.GetService<IChordStore>();

    /// <summary>Adds a member. May be repeated with the same member until it succeeds: a body that could not be sent is sent then.</summary>
    public async Task AddAsync(TaskMessage message, CelerySignature body, string group, ChordMember member, CancellationToken cancellationToken)
    {
        if (_chords is not { } chords)
        {
            LogNoChords(logger, member.TaskId);
            return;
        }

        if (await chords.AddAsync(group, member, cancellationToken).ConfigureAwait(false) is not { } members)
        {
            return;
        }

        if (members.FirstOrDefault(one => one.State != TaskStates.Success) is { } failed)
        {
            await FailBodyAsync(message, body, failed, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await SendAsync(broker.Continuation.ChordBody(message, body, [.. members.Select(one => one.Json)]), cancellationToken).ConfigureAwait(false);
        }

        await chords.EndAsync(group, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Begins a chord that follows a task. May be repeated.</summary>
    public Task BeginAsync(string group, int size, CancellationToken cancellationToken)
    {
        if (_chords is { } chords)
        {
            return chords.BeginAsync(group, size, cancellationToken);
        }

        LogNoChords(logger, group);
        return Task.CompletedTask;
    }

    /// <summary>Fails a signature that is not sent because of a failed task, with everything that would have followed it. May be repeated.</summary>
    public async Task FailAsync(TaskMessage message, CelerySignature signature, ReadOnlyMemory<byte> json, string? traceback, CancellationToken cancellationToken)
    {
        foreach (var end in CanvasParts.Ends(signature))
        {
            await results.StoreFailureAsync(message, end, json, traceback, cancellationToken).ConfigureAwait(false);
            if (end.Options is { TaskId: { } id, Chord: { } chord, GroupId: { } group } options)
            {
                var member = new ChordMember { Index = options.GroupIndex ?? 0, TaskId = id, State = TaskStates.Failure, Json = json };
                await AddAsync(message, chord, group, member, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task FailBodyAsync(TaskMessage message, CelerySignature body, ChordMember failed, CancellationToken cancellationToken)
    {
        var cause = TaskFailureCodec.Read(failed.Json.Span) is { } failure ? $"{failure.Type}({PythonRepr.Of(failure.Message)})" : failed.State;
        var json = TaskFailureCodec.Write(new TaskFailure("ChordError", [$"Dependency {failed.TaskId} raised {cause}"], "celery.exceptions"));
        await FailAsync(message, body, json, null, cancellationToken).ConfigureAwait(false);
        foreach (var follower in body.Options.Chain ?? [])
        {
            await FailAsync(message, follower, json, null, cancellationToken).ConfigureAwait(false);
        }

        var id = CanvasParts.Ends(body).Select(end => end.Options.TaskId).FirstOrDefault() ?? message.Header.Id;
        foreach (var errback in body.Options.LinkError)
        {
            await SendAsync(broker.Continuation.Errback(message, errback, id), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(Followers followers, CancellationToken cancellationToken)
    {
        foreach (var (group, size) in followers.Chords)
        {
            await BeginAsync(group, size, cancellationToken).ConfigureAwait(false);
        }

        foreach (var task in followers.Tasks)
        {
            await broker.Tasks.PublishAsync(task, cancellationToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(EventId = 10211, EventName = "NoChords", Level = LogLevel.Warning, Message = "The task or group {TaskId} belongs to a chord, which requires a result backend that supports chords, such as Redis.")]
    private static partial void LogNoChords(ILogger logger, string taskId);
}
