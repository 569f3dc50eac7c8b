using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.Celery.Results;
using Qlower.Loaders.Celery.Wire;

namespace Qlower.Loaders.Celery.Worker;

/// <summary>Counts the members of chords as they end, and sends the body for the last one. Thread-safe.</summary>
internal sealed partial class ChordParts(IServiceProvider services, WorkerBroker broker, WorkerResults results, ILogger<ChordParts> logger)
{
    private readonly IChordStore? _chords = services.GetService<IChordStore>();

    /// <summary>May be called again with the same member, until it comes back: a body that could not be sent is sent then.</summary>
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
            await FailAsync(message, body, failed, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            var task = broker.Continuation.ChordBody(message, body, [.. members.Select(one => one.Json)]);
            await broker.Tasks.PublishAsync(task, cancellationToken).ConfigureAwait(false);
        }

        await chords.EndAsync(group, cancellationToken).ConfigureAwait(false);
    }

    private async Task FailAsync(TaskMessage message, CelerySignature body, ChordMember failed, CancellationToken cancellationToken)
    {
        var cause = TaskFailureCodec.Read(failed.Json.Span) is { } failure ? $"{failure.Type}({PythonRepr.Of(failure.Message)})" : failed.State;
        var json = TaskFailureCodec.Write(new TaskFailure("ChordError", [$"Dependency {failed.TaskId} raised {cause}"], "celery.exceptions"));
        await results.StoreFailureAsync(message, body, json, null, cancellationToken).ConfigureAwait(false);
        foreach (var errback in body.Options.LinkError)
        {
            await broker.Tasks.PublishAsync(broker.Continuation.Errback(message, errback), cancellationToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(EventId = 10211, EventName = "NoChords", Level = LogLevel.Warning, Message = "The task {TaskId} belongs to a chord, which needs a result backend that keeps count, such as Redis.")]
    private static partial void LogNoChords(ILogger logger, string taskId);
}
