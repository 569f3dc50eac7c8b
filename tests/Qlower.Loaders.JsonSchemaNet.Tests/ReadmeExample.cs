using Json.Schema;
using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders;

internal static class ReadmeExample
{
    public static IQlowerLoadersBuilder AddAzur(IServiceCollection services) => services
        .AddQlowerLoaders(options => options.SchemaEngineTimeout = TimeSpan.FromSeconds(5))
        .AddRulePacks(typeof(ReadmeExample).Assembly)
        .AddJsonSchemaNet(options => options.SchemaRegistry.Register(
            JsonSchema.FromText("""{ "$id": "urn:azur:reference", "pattern": "^AZ-[0-9]{4}-[0-9]+$" }""", options)));
}
