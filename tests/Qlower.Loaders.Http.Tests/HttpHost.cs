using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.Http.Tests;

/// <summary>A composition with one HTTP integrator.</summary>
internal sealed class HttpHost : IAsyncDisposable
{
    public const string Secret = "canary-91ab";

    private readonly ServiceProvider _services;

    public HttpHost(Uri? address, Action<HttpIntegratorOptions>? configure = null, Action<IQlowerLoadersBuilder>? compose = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        var builder = services.AddQlowerLoaders().AddHttpIntegrator("erp", options =>
        {
            options.Url = address is null ? null : new Uri(address, "batches");
            options.LookupUrl = address is null ? null : new Uri(address, "lookup");
            options.AllowHttp = true;
            options.Attempts = 1;
            options.RetryDelay = TimeSpan.Zero;
            options.Headers["X-Api-Key"] = Secret;
            configure?.Invoke(options);
        });
        compose?.Invoke(builder);
        _services = services.BuildServiceProvider();
    }

    public CollectingLog Log { get; } = new();

    public IServiceProvider Services => _services;

    public IIntegrator Integrator => _services.GetServices<IIntegrator>().Single();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
