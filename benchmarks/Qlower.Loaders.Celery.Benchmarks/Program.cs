using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Qlower.Loaders.Celery;

// send BROKER QUEUE COUNT AT_ONCE: sends no-op tasks, prints the seconds it took.
// work BROKER QUEUE CONCURRENCY: runs them until the task bench.stop; prints the seconds from bench.start on.
var (verb, broker, queue, number) = (args[0], args[1], args[2], int.Parse(args[3], CultureInfo.InvariantCulture));
var builder = Host.CreateEmptyApplicationBuilder(null);
if (verb == "send")
{
    builder.Services.AddCeleryClient(options => (options.Broker.Uri, options.Broker.DefaultQueue, options.RpcResults) = (broker, queue, false));
    using var host = builder.Build();
    var client = host.Services.GetRequiredService<ICeleryClient>();
    var options = new SendTaskOptions { IgnoreResult = true };
    await client.SendTaskAsync("bench.start", options: options);
    var started = Stopwatch.GetTimestamp();
    var parallel = new ParallelOptions { MaxDegreeOfParallelism = int.Parse(args[4], CultureInfo.InvariantCulture) };
    await Parallel.ForAsync(0, number, parallel, async (_, token) => await client.SendTaskAsync("bench.noop", options: options, cancellationToken: token));
    Console.WriteLine(Stopwatch.GetElapsedTime(started).TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));
    await client.SendTaskAsync("bench.stop", options: options);
}
else
{
    long started = 0;
    var over = new TaskCompletionSource();
    builder.Services.AddCeleryWorker(options =>
    {
        (options.Broker.Uri, options.Broker.DefaultQueue, options.Concurrency) = (broker, queue, number);
        (options.SendEvents, options.RemoteControl) = (false, false);
    })
        .AddTask("bench.noop", (_, _) => Task.FromResult<object?>(null))
        .AddTask("bench.start", (_, _) =>
        {
            started = Stopwatch.GetTimestamp();
            return Task.FromResult<object?>(null);
        })
        .AddTask("bench.stop", (_, _) =>
        {
            Console.WriteLine(Stopwatch.GetElapsedTime(started).TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));
            over.TrySetResult();
            return Task.FromResult<object?>(null);
        });
    using var host = builder.Build();
    await host.StartAsync();
    await over.Task;
    await host.StopAsync();
}
