using Microsoft.Extensions.DependencyInjection;

namespace Snippets.CeleryWorkers;

internal static class CeleryWorker
{
    public static void Add(IServiceCollection services)
    {
        // begin-snippet: celery-worker
        services.AddCeleryWorker(options =>
        {
            options.Broker.Uri = "amqp://guest:guest@localhost//";
            options.Concurrency = 8;
        }).AddTask("billing.total", (context, token) => Task.FromResult<object?>(context.Get<decimal[]>(0)!.Sum()));
        // end-snippet
    }
}
