using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders;

namespace Snippets.Pipelines;

internal static class Pipelines
{
    public static void Configure(IQlowerLoadersBuilder builder)
    {
        // begin-snippet: pipelines
        builder.ConfigurePipeline(pipeline => pipeline
            .Integrate("sqlite")
            .Integrate("accounting", RecordModel.Transactions));
        builder.ConfigurePipeline("azur", pipeline => pipeline.From("folder").Validate<SeasonalRents>());
        // end-snippet
    }
}
