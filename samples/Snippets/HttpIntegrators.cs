using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Qlower.Loaders;

namespace Snippets.HttpServices;

internal static class HttpIntegrators
{
    public static void Add(HostApplicationBuilder builder)
    {
        // begin-snippet: http-integrators
        builder.Services.AddQlowerLoaders(builder.Configuration.GetSection("QlowerLoaders"))
            .UseSqliteLedger("loaders.db")
            .AddHttpIntegrator("rental", builder.Configuration.GetSection("Rental"))
            .AddHttpIntegrator("accounting", options =>
            {
                options.Url = new Uri("https://accounting.example/batches");
                options.Headers["X-Api-Key"] = builder.Configuration["AccountingKey"]!;
            })
            .ConfigureHttpIntegratorClient("accounting", client => client.AddHttpMessageHandler<TokenHandler>())
            .ConfigurePipeline(pipeline => pipeline
                .Integrate("rental", RecordModel.Clients, RecordModel.Declarants, RecordModel.Properties, RecordModel.Associates)
                .Integrate("accounting", RecordModel.Transactions, RecordModel.Documents));
        // end-snippet
    }

    public static void Start(HostApplicationBuilder builder)
    {
        // begin-snippet: http-start
        builder.Services.AddQlowerLoaders(builder.Configuration.GetSection("QlowerLoaders"))
            .AddFolderSource(source => source.Root = "exchange")
            .UseSqlite("loaders.db")
            .AddHttpIntegrator("accounting", options => options.Url = new Uri("https://accounting.example/batches"));
        // end-snippet
    }

    private sealed class TokenHandler : DelegatingHandler;
}
