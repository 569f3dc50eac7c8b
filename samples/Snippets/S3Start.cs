// begin-snippet: s3-start
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
// end-snippet

namespace Snippets.S3Starts;

internal static class S3Start
{
    public static async Task RunAsync(string[] args)
    {
        // begin-snippet: s3-start
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services
            .AddQlowerLoaders(builder.Configuration.GetSection("QlowerLoaders"))
            .AddS3Source("partners", options =>
            {
                options.Environment = "prod";
                options.Region = "eu-west-3";
            })
            .UseSqlite("loaders.db");

        await builder.Build().RunAsync();
        // end-snippet
    }
}
