using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Qlower.Loaders.Celery;

namespace Snippets.CeleryLoads;

internal static class CeleryLoads
{
    public static void Add(HostApplicationBuilder builder)
    {
        // begin-snippet: celery-loads
        builder.Services.AddCeleryWorker(options => options.Broker.Uri = "amqp://user:password@rabbit.example/tasks")
            .AddTask("reports.add", (context, token) => Task.FromResult<object?>(context.Get<int>(0) + context.Get<int>(1)));

        builder.Services.AddQlowerLoaders(builder.Configuration.GetSection("QlowerLoaders"))
            .UseSqlite("loaders.db")
            .UseCelery(options => options.Uri = "amqp://user:password@rabbit.example/tasks");
        // end-snippet
    }
}
