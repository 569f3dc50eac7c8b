// begin-snippet: celery-client
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Qlower.Celery;
// end-snippet

namespace Snippets.CeleryClients;

internal static class CeleryClient
{
    public static async Task RunAsync(string[] args)
    {
        // begin-snippet: celery-client
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddCeleryClient(options => options.Broker.Uri = "amqp://user:password@rabbit.example/tasks");
        using var host = builder.Build();
        await host.StartAsync();

        var client = host.Services.GetRequiredService<ICeleryClient>();
        var task = await client.SendTaskAsync("reports.add", [2, 3], options: new SendTaskOptions { Countdown = TimeSpan.FromSeconds(10) });
        var sum = await task.GetAsync<int>(TimeSpan.FromMinutes(1));

        var last = await client.SendChainAsync([new("reports.add", 1, 2), new("reports.add", 10)]);
        var thirteen = await last.GetAsync<int>(TimeSpan.FromMinutes(1));
        // end-snippet
    }
}
