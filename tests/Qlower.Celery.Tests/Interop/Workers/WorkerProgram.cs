using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Qlower.Celery.Tests.Interop.Workers;

/// <summary>What this assembly does when it is started as a program: it is a worker, in a process that tests may kill.</summary>
internal static class WorkerProgram
{
    public static async Task Main(string[] arguments)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { Args = arguments });
        builder.Configuration.AddCommandLine(arguments);
        builder.Logging.SetMinimumLevel(LogLevel.Information).AddProvider(new NotedLog(line => Console.WriteLine(line)));
        builder.Services.AddCeleryRedisResults(builder.Configuration.GetSection("Redis"));
        TestTasks.AddTo(builder.Services.AddCeleryWorker(builder.Configuration.GetSection("Worker")), note => Console.WriteLine($"note {note}"));
        await builder.Build().RunAsync();
    }
}
