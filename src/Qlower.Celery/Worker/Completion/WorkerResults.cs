using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qlower.Celery.Results;
using Qlower.Celery.Wire;
using Qlower.Celery.Wire.Canvas;
using Qlower.Celery.Worker.Connections;
using Qlower.Celery.Worker.Tasks;

namespace Qlower.Celery.Worker.Completion;

/// <summary>Stores the states of tasks in the host's result backend. Thread-safe.</summary>
internal sealed class WorkerResults(IServiceProvider services, WorkerBroker broker, TaskRegistry tasks, IOptions<CeleryWorkerOptions> options, TimeProvider time)
{
    private readonly IResultStore? _store = services.GetService<IResultStore>() ?? (options.Value.RpcResults ? new RpcResultStore(broker.Publisher) : null);
    private readonly JsonSerializerOptions _json = CeleryJson.With(options.Value.FindJsonOptions());

    public Task StoreAsync(
        TaskMessage message, string state, ReadOnlyMemory<byte> json, string? traceback, IReadOnlyList<string> children, CancellationToken cancellationToken)
    {
        var header = message.Header;
        if (header.IgnoreResult || tasks.Find(header.Task)?.Options.IgnoreResult == true)
        {
            return Task.CompletedTask;
        }

        return StoreAsync(
            new TaskResult
            {
                TaskId = header.Id,
                State = state,
                Json = json,
                Traceback = traceback,
                Children = children,
                DoneAt = TaskStates.IsFinal(state) ? time.GetUtcNow() : null,
                GroupId = header.Group,
                ParentId = header.ParentId,
            },
            message.ReplyTo,
            cancellationToken);
    }

    /// <summary>Stores the failure of a task that is not sent because of another.</summary>
    public Task StoreFailureAsync(TaskMessage of, CelerySignature task, ReadOnlyMemory<byte> json, string? traceback, CancellationToken cancellationToken) =>
        task.Options.TaskId is { } id && !task.Options.IgnoreResult
            ? StoreAsync(
                new TaskResult
                {
                    TaskId = id,
                    State = TaskStates.Failure,
                    Json = json,
                    Traceback = traceback,
                    DoneAt = time.GetUtcNow(),
                    GroupId = task.Options.GroupId,
                    ParentId = of.Header.Id,
                },
                task.Options.ReplyTo ?? of.ReplyTo,
                cancellationToken)
            : Task.CompletedTask;

    public Task StoreOutcomeAsync(TaskMessage message, string state, TaskOutcome outcome, IReadOnlyList<string> children, CancellationToken cancellationToken) =>
        StoreAsync(message, state, outcome.Json, outcome.Traceback, children, cancellationToken);

    public Task ReportAsync(TaskMessage message, string state, object? details, CancellationToken cancellationToken) => StoreAsync(
        message, state, CeleryJson.ToBytes(details, _json), null, [], cancellationToken);

    private Task StoreAsync(TaskResult result, string? replyTo, CancellationToken cancellationToken) =>
        _store?.StoreAsync(result, replyTo, cancellationToken) ?? Task.CompletedTask;
}
