using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Snippets.RulePacks;

namespace Snippets.SchemaEngines;

internal static class SchemaEngine
{
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        // begin-snippet: schema-engine-registration
        services.AddQlowerLoaders(configuration.GetSection("QlowerLoaders"))
            .AddRulePacks(typeof(AzurRulePack).Assembly)
            .AddSchemaEngine<JsonEverythingEngine>();
        // end-snippet
    }
}
