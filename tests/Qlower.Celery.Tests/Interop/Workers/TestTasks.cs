using System.Text.Json;

namespace Qlower.Celery.Tests.Interop.Workers;

/// <summary>The tasks that workers of this side run.</summary>
internal static class TestTasks
{
    /// <param name="worker">The worker.</param>
    /// <param name="note">Takes what tasks write down while they run.</param>
    public static void AddTo(CeleryWorkerBuilder worker, Action<string> note) => worker
        .AddTask("net.echo", (context, _) => Task.FromResult<object?>(new { args = context.Args, kwargs = context.Kwargs }))
        .AddTask("net.add", (context, _) => Task.FromResult<object?>(context.Args.EnumerateArray().Sum(number => number.GetInt32())))
        .AddTask("net.total", (context, _) => Task.FromResult<object?>(context.Get<int[]>(0)!.Sum()))
        .AddTask("net.fail", (context, _) => throw new InvalidDataException(context.Args[context.Args.GetArrayLength() - 1].GetString()))
        .AddTask("net.flaky", FlakyAsync, task => (task.MaxRetries, task.RetryDelay) = (4, TimeSpan.FromSeconds(0.2)))
        .AddTask(
            "net.unsteady",
            (context, _) => throw (context.Get<string>(0) switch
            {
                "busy" => new TimeoutException($"busy {context.Retries}"),
                "wrong" => new InvalidDataException("wrong"),
                _ => new FormatException("odd"),
            }),
            task => (task.MaxRetries, task.RetryDelay, task.RetryOn) = (
                2, TimeSpan.FromMilliseconds(100), error => error is FormatException ? throw new NotSupportedException() : error is TimeoutException))
        .AddTask("net.sleep", async (context, token) =>
        {
            note($"start {context.Id}");
            await Task.Delay(TimeSpan.FromSeconds(context.Get<double>(0)), token);
            note($"end {context.Id}");
            return "slept";
        })
        .AddTask("net.until", async (context, token) =>
        {
            note($"start {context.Id}");
            await WaitForGateAsync(context.Get<string>(0)!, token);
            note($"end {context.Id}");
            return "done";
        })
        .AddTask("net.gentle", async (context, token) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(context.Get<double>(0)), token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return token.IsCancellationRequested ? "told to end" : "done";
        })
        .AddTask("net.stubborn", async (context, _) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(context.Get<double>(0)), CancellationToken.None);
            return "too late";
        })
        .AddTask("net.note", (context, _) =>
        {
            note(JsonSerializer.Serialize(context.Args));
            return Task.FromResult<object?>(null);
        })
        .AddTask("net.requeue", (_, _) =>
        {
            note("requeued");
            throw new RejectTaskException("Once more.") { Requeue = true };
        })
        .AddTask("net.reject", (_, _) => throw new RejectTaskException("Not for me."))
        .AddTask("net.progress", async (context, token) =>
        {
            await context.ReportAsync("PROGRESS", new { rows = 10, of = 100 }, token);
            await WaitForGateAsync(context.Get<string>(0)!, token);
            return "done";
        });

    private static async Task WaitForGateAsync(string gate, CancellationToken cancellationToken)
    {
        while (!File.Exists(gate))
        {
            await Task.Delay(20, cancellationToken);
        }
    }

    private static Task<object?> FlakyAsync(TaskContext context, CancellationToken cancellationToken) => context.Retries < context.Get<int>(0)
        ? throw context.Retry(new KeyNotFoundException("not yet"))
        : Task.FromResult<object?>(context.Retries);
}
