using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Qlower.Celery;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

// send BROKER QUEUE COUNT AT_ONCE: sends as many no-op tasks twice, the first time without being timed; prints the seconds it took.
// work BROKER QUEUE CONCURRENCY: runs them until the task bench.stop; prints the seconds from bench.start on.
// bare BROKER QUEUE: takes and acknowledges them with the RabbitMQ client alone until bench.stop; prints the same.
var (verb, broker, queue) = (args[0], args[1], args[2]);
var builder = Host.CreateEmptyApplicationBuilder(null);
long started = 0;
switch (verb)
{
    case "send":
        await SendAsync(Number(3), Number(4));
        break;
    case "work":
        await WorkAsync(Number(3));
        break;
    default:
        await TakeAsync();
        break;
}

int Number(int index) => int.Parse(args[index], CultureInfo.InvariantCulture);

void Print() => Console.WriteLine(Stopwatch.GetElapsedTime(started).TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));

async Task SendAsync(int count, int atOnce)
{
    builder.Services.AddCeleryClient(options => (options.Broker.Uri, options.Broker.DefaultQueue, options.RpcResults) = (broker, queue, false));
    using var host = builder.Build();
    var client = host.Services.GetRequiredService<ICeleryClient>();
    var options = new SendTaskOptions { IgnoreResult = true };
    var parallel = new ParallelOptions { MaxDegreeOfParallelism = atOnce };
    await SendManyAsync(count);
    await client.SendTaskAsync("bench.start", options: options);
    started = Stopwatch.GetTimestamp();
    await SendManyAsync(count);
    Print();
    await client.SendTaskAsync("bench.stop", options: options);

    Task SendManyAsync(int number) =>
        Parallel.ForAsync(0, number, parallel, async (_, token) => await client.SendTaskAsync("bench.noop", options: options, cancellationToken: token));
}

async Task WorkAsync(int concurrency)
{
    var over = new TaskCompletionSource();
    builder.Services.AddCeleryWorker(options =>
    {
        (options.Broker.Uri, options.Broker.DefaultQueue, options.Concurrency) = (broker, queue, concurrency);
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
            Print();
            over.TrySetResult();
            return Task.FromResult<object?>(null);
        });
    using var host = builder.Build();
    await host.StartAsync();
    await over.Task;
    await host.StopAsync();
}

// What the broker and its client cost alone: the same window of eight messages, each acknowledged, nothing read but the task's name.
async Task TakeAsync()
{
    var over = new TaskCompletionSource();
    await using var connection = await new ConnectionFactory { Uri = new Uri(broker.TrimEnd('/')) }.CreateConnectionAsync();
    await using var channel = await connection.CreateChannelAsync();
    await channel.BasicQosAsync(0, 8, global: false);
    var consumer = new AsyncEventingBasicConsumer(channel);
    consumer.ReceivedAsync += async (_, delivery) =>
    {
        var name = Encoding.UTF8.GetString((byte[])delivery.BasicProperties.Headers!["task"]!);
        started = name == "bench.start" ? Stopwatch.GetTimestamp() : started;
        await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
        if (name == "bench.stop")
        {
            Print();
            over.TrySetResult();
        }
    };
    await channel.BasicConsumeAsync(queue, autoAck: false, consumer);
    await over.Task;
}
