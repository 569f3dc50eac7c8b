// begin-snippet: celery-redis
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Qlower.Celery;
// end-snippet

namespace Snippets.CeleryRedis;

internal static class CeleryRedis
{
    public static async Task RunAsync(string[] args)
    {
        // begin-snippet: celery-redis
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services
            .AddCeleryClient(options => options.Broker.Uri = "amqp://user:password@rabbit.example/tasks")
            .AddCeleryRedisResults(options => options.Uri = "redis://:password@redis.example:6379/0");
        using var host = builder.Build();
        await host.StartAsync();

        var client = host.Services.GetRequiredService<ICeleryClient>();
        var body = await client.SendChordAsync([new("reports.add", 1, 2), new("reports.add", 3, 4)], new("reports.total"));
        var ten = await body.GetAsync<int>(TimeSpan.FromMinutes(1));
        // end-snippet
    }
}
