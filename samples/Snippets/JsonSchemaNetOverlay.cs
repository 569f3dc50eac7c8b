// begin-snippet: json-schema-net
using Json.Schema;
using Microsoft.Extensions.DependencyInjection;
// end-snippet
using Snippets.RulePacks;

namespace Snippets.JsonSchemaNetOverlays;

internal static class JsonSchemaNetOverlay
{
    public static void Add(IServiceCollection services)
    {
        // begin-snippet: json-schema-net
        services
            .AddQlowerLoaders(options => options.SchemaEngineTimeout = TimeSpan.FromSeconds(5))
            .AddRulePacks(typeof(AzurRulePack).Assembly)
            .AddJsonSchemaNet(options => options.SchemaRegistry.Register(
                JsonSchema.FromText("""{ "$id": "urn:azur:reference", "pattern": "^AZ-[0-9]{4}-[0-9]+$" }""", options)));
        // end-snippet
    }
}
