using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Snippets.S3Sources;

internal static class S3Source
{
    public static void Add(HostApplicationBuilder builder, IConfigurationSection section)
    {
        // begin-snippet: s3-source
        builder.Services.AddQlowerLoaders(section).AddS3Source("partners", section.GetSection("S3Sources:partners")).UseSqlite("loaders.db");
        // end-snippet
    }
}
