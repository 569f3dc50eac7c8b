// begin-snippet: sqlite
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
// end-snippet

namespace Snippets.Sqlite;

internal static class SqliteHost
{
    public static async Task RunAsync(string[] args)
    {
        // begin-snippet: sqlite
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services
            .AddQlowerLoaders(builder.Configuration.GetSection("QlowerLoaders"))
            .AddFolderSource(source => source.Root = "exchange")
            .UseSqlite(options =>
            {
                options.Path = "data/loads.db";
                options.BusyTimeout = TimeSpan.FromSeconds(30);
            });

        await builder.Build().RunAsync();
        // end-snippet
    }
}
