// begin-snippet: sqs-host
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
// end-snippet

namespace Snippets.Sqs;

internal static class SqsHost
{
    public static async Task RunAsync(string[] args)
    {
        // begin-snippet: sqs-host
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services
            .AddQlowerLoaders(builder.Configuration.GetSection("QlowerLoaders"))
            .AddS3Source("partners", builder.Configuration.GetSection("S3"))
            .AddSqsEvents("loads", builder.Configuration.GetSection("Sqs:Loads"))
            .UseSqlite("loaders.db");

        await builder.Build().RunAsync();
        // end-snippet
    }

    public static void Add(HostApplicationBuilder builder)
    {
        // begin-snippet: sqs-events
        builder.Services.AddQlowerLoaders(builder.Configuration.GetSection("QlowerLoaders"))
            .AddSqsEvents("loads", builder.Configuration.GetSection("Sqs:Loads"));
        // end-snippet
    }
}
