// begin-snippet: postgresql
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
// end-snippet

namespace Snippets.PostgreSql;

internal static class PostgreSqlHost
{
    public static async Task RunAsync(string[] args)
    {
        // begin-snippet: postgresql
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services
            .AddQlowerLoaders(builder.Configuration.GetSection("QlowerLoaders"))
            .AddFolderSource(source => source.Root = "exchange")
            .UsePostgreSql(options =>
            {
                options.ConnectionString = "Host=db;Database=loaders;Username=loaders_host;Search Path=loaders";
                options.MaxConnections = 32;
            });

        await builder.Build().RunAsync();
        // end-snippet
    }
}
