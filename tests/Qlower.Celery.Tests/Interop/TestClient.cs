using Microsoft.Extensions.DependencyInjection;

namespace Qlower.Celery.Tests.Interop;

/// <summary>A client as a host would have it.</summary>
internal sealed class TestClient : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public TestClient(string backend, Action<CeleryClientOptions>? configure = null, string? broker = null)
    {
        var services = new ServiceCollection();
        services.AddCeleryClient(options =>
        {
            options.Broker.Uri = broker ?? CeleryServers.BrokerUrl;
            options.Broker.DefaultQueue = backend == "redis" ? "redis" : "celery";
            configure?.Invoke(options);
        });
        if (backend == "redis")
        {
            services.AddCeleryRedisResults(options => options.Uri = CeleryServers.RedisUrl);
        }

        _services = services.BuildServiceProvider();
    }

    public ICeleryClient Client => _services.GetRequiredService<ICeleryClient>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
