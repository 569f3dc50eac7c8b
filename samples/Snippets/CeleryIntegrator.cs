using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Celery;

namespace Snippets.CeleryIntegrators;

internal static class CeleryIntegrator
{
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        // begin-snippet: celery-integrator
        services.AddCeleryClient(options =>
        {
            options.Broker.Uri = "amqp://guest:guest@localhost//";
            options.Broker.DefaultQueue = "integration";
        });
        services.AddCeleryRedisResults(options => options.Uri = "redis://localhost/0");
        services.AddQlowerLoaders(configuration)
            .AddCeleryIntegrator("erp", options =>
            {
                options.Task = "integration.integrate";
                options.ClaimChecks = new FolderClaimCheckStore("/srv/qlower/batches");
            });
        // end-snippet
    }
}
