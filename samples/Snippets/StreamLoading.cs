using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Qlower.Loaders;

namespace Snippets.Streams;

internal static class StreamLoading
{
    public static void Add(HostApplicationBuilder builder)
    {
        // begin-snippet: stream-source
        builder.Services.AddQlowerLoaders(builder.Configuration.GetSection("QlowerLoaders")).AddInMemorySource().UseSqlite("loaders.db");
        // end-snippet
    }

    // begin-snippet: stream-load
    public static async Task<bool> LoadAsync(IStreamLoader loader, Stream upload, CancellationToken cancellationToken)
    {
        var report = await loader.LoadStreamAsync(upload, "azur", "azur_20260105.json", cancellationToken);
        return report.Status == LoadStatus.Success;
    }
    // end-snippet
}
