using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qlower.Celery.Telemetry;
using Qlower.Celery.Wire.Canvas;
using Qlower.Celery.Worker.Deliveries;
using Qlower.Celery.Worker.Limits;
using Qlower.Celery.Worker.Tasks;

namespace Qlower.Celery.Worker.Consumption;

/// <summary>Invokes a task's handler within its time limits, and returns the outcome. Thread-safe.</summary>
internal sealed class HandlerInvoker(IServiceScopeFactory scopes, IOptions<CeleryWorkerOptions> options, TimeProvider time)
{
    private const string Billiard = "billiard.exceptions";

    private readonly System.Text.Json.JsonSerializerOptions _json = CeleryJson.With(options.Value.FindJsonOptions());

    public async Task<TaskOutcome> RunAsync(
        TaskRegistration task, RunningTask running, Func<string, object?, CancellationToken, Task> report, CancellationToken aborting)
    {
        var limits = new TaskLimits(running.Message.Header, task.Options, options.Value);
        var context = new TaskContext(running.Message, running.Delivery.Queue.Name, DeliveryCount.IsRepeated(running.Delivery), _json, report);
        using var soft = limits.Soft is { } limit ? new CancellationTokenSource(limit, time) : null;
        var ending = CancellationTokenSource.CreateLinkedTokenSource(soft?.Token ?? CancellationToken.None, aborting);
        var work = Task.Run(() => InvokeAsync(task, context, ending.Token), CancellationToken.None);
        using var inTime = limits.Hard is null ? null : new CancellationTokenSource();
        var overdue = limits.Hard is { } most ? Task.Delay(most, time, inTime!.Token) : null;
        var first = await (overdue is null ? Task.WhenAny(work, running.Terminated) : Task.WhenAny(work, overdue, running.Terminated)).ConfigureAwait(false);
        inTime?.Cancel();
        if (first == work)
        {
            var outcome = await JudgeAsync(work, task.Options, soft?.Token ?? CancellationToken.None, aborting).ConfigureAwait(false);
            ending.Dispose();
            return outcome;
        }

        // The handler still uses its token.
        await ending.CancelAsync().ConfigureAwait(false);
        _ = work.ContinueWith(
            ended =>
            {
                _ = ended.Exception;
                ending.Dispose();
            },
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return first == overdue
            ? TaskOutcome.Failed("TimeLimitExceeded", [limits.Hard!.Value.TotalSeconds.ToString(CultureInfo.InvariantCulture)], Billiard)
            : TaskOutcome.Revoked("terminated");
    }

    private async Task<object?> InvokeAsync(TaskRegistration task, TaskContext context, CancellationToken cancellationToken)
    {
        using var activity = TracePropagation.StartRun(context.Message);
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            try
            {
                return await task.Create(scope.ServiceProvider).RunAsync(context, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (error is not (RetryTaskException or RejectTaskException) && !cancellationToken.IsCancellationRequested)
            {
                TracePropagation.Fail(activity, error);
                throw;
            }
        }
    }

    private async Task<TaskOutcome> JudgeAsync(Task<object?> work, CeleryTaskOptions task, CancellationToken soft, CancellationToken aborting)
    {
        try
        {
            return TaskOutcome.Success(await work.ConfigureAwait(false), _json);
        }
        catch (OperationCanceledException) when (aborting.IsCancellationRequested)
        {
            return new TaskOutcome { Kind = TaskOutcomeKind.Interrupted };
        }
        catch (OperationCanceledException error) when (soft.IsCancellationRequested)
        {
            return TaskOutcome.Failed("SoftTimeLimitExceeded", [], Billiard, error.ToString());
        }
        catch (RetryTaskException retry)
        {
            return TaskOutcome.Again(retry);
        }
        catch (RejectTaskException reject)
        {
            return new TaskOutcome { Kind = TaskOutcomeKind.Rejected, Reject = reject };
        }
        catch (Exception error)
        {
            return IsToBeRunAgain(task, error)
                ? TaskOutcome.Again(new RetryTaskException(error.Message, error))
                : TaskOutcome.Failed(error);
        }
    }

    private static bool IsToBeRunAgain(CeleryTaskOptions task, Exception error)
    {
        try
        {
            return task.RetryOn?.Invoke(error) == true;
        }
        catch (Exception)
        {
            // The failure of the task is reported.
            return false;
        }
    }
}
