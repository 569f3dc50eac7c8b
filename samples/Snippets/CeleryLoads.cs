// begin-snippet: celery-loads
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
// end-snippet

namespace Snippets.CeleryLoads;

internal static class CeleryLoads
{
    public static void Run(string[] args)
    {
        // begin-snippet: celery-loads
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddQlowerLoaders(builder.Configuration.GetSection("QlowerLoaders"))
            .UseSqlite("loaders.db")
            .UseCelery(options => options.Uri = "amqp://user:password@rabbit.example/tasks");
        builder.Build().Run();
        // end-snippet
    }

    public static void Integrate(HostApplicationBuilder builder)
    {
        // begin-snippet: celery-integration
        builder.Services.AddCeleryClient(options => options.Broker.Uri = "amqp://user:password@rabbit.example/tasks")
            .AddCeleryRedisResults(options => options.Uri = "redis://:password@redis.example:6379/0");
        builder.Services.AddQlowerLoaders(builder.Configuration.GetSection("QlowerLoaders"))
            .AddCeleryIntegrator("erp", options => options.Task = "integration.integrate");
        // end-snippet
    }

    public static void Work(HostApplicationBuilder builder)
    {
        // begin-snippet: celery-tasks
        builder.Services.AddCeleryWorker(options => options.Broker.Uri = "amqp://user:password@rabbit.example/tasks")
            .AddTask("reports.add", (context, token) => Task.FromResult<object?>(context.Get<int>(0) + context.Get<int>(1)));
        // end-snippet
    }
}
