using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Qlower.Shared.Logging;

namespace Qlower.Shared.Tests;

[TestFixture]
internal sealed class SafeLoggerTests
{
    [Test]
    public void Log_OneProviderThrows_ReachesTheOthersAndDoesNotThrow()
    {
        var working = new Provider(isFailing: false);
        using var services = Services(new Provider(isFailing: true), working);
        var logger = services.GetRequiredService<ILogger<SafeLoggerTests>>();

        logger.LogError("{Text}", "hello");

        Assert.That(working.Entries, Is.EqualTo(new[] { "Qlower.Shared.Tests.SafeLoggerTests: hello" }));
    }

    [Test]
    public void BeginScope_ProviderThrows_IsNull()
    {
        using var services = Services(new Provider(isFailing: true));

        Assert.That(services.GetRequiredService<ILogger<SafeLoggerTests>>().BeginScope("scope"), Is.Null);
        Assert.That(services.GetRequiredService<ILogger<SafeLoggerTests>>().IsEnabled(LogLevel.Error), Is.False);
    }

    [Test]
    public void Apply_HostHasItsOwnLogger_RetainsIt()
    {
        var services = new ServiceCollection();
        services.AddSingleton(typeof(ILogger<>), typeof(OwnLogger<>));
        services.AddLogging();

        SafeLogging.Apply(services);
        SafeLogging.Apply(services);

        using var provider = services.BuildServiceProvider();
        Assert.That(provider.GetRequiredService<ILogger<SafeLoggerTests>>(), Is.TypeOf<OwnLogger<SafeLoggerTests>>());
    }

    private static ServiceProvider Services(params Provider[] providers)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging =>
        {
            foreach (var provider in providers)
            {
                logging.AddProvider(provider);
            }
        });
        SafeLogging.Apply(services);
        return services.BuildServiceProvider();
    }

    private sealed class Provider(bool isFailing) : ILoggerProvider
    {
        public List<string> Entries { get; } = [];

        public ILogger CreateLogger(string categoryName) => new Entry(this, categoryName);

        public void Dispose()
        {
        }

        private sealed class Entry(Provider provider, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => provider.IsFailing ? throw new IOException("full") : null;

            public bool IsEnabled(LogLevel logLevel) => provider.IsFailing ? throw new IOException("full") : true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                if (provider.IsFailing)
                {
                    throw new IOException("full");
                }

                provider.Entries.Add($"{category}: {formatter(state, exception)}");
            }
        }

        private bool IsFailing => isFailing;
    }

    private sealed class OwnLogger<T> : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => false;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
        }
    }
}
