using Microsoft.Extensions.DependencyInjection;

namespace Qlower.Loaders.Schemas;

/// <summary>The host's schema engines, created on first use: an engine that cannot be created is an error like any other. Thread-safe.</summary>
internal sealed class SchemaEngines(IServiceProvider services)
{
    private readonly Lazy<ISchemaEngine[]> _all = new(() => [.. services.GetServices<ISchemaEngine>()]);

    public IReadOnlyList<ISchemaEngine> All => _all.Value;

    /// <exception cref="InvalidOperationException">There is no such engine.</exception>
    public ISchemaEngine Get(string name) =>
        Array.Find(_all.Value, engine => engine.Name == name)
        ?? throw new InvalidOperationException(
            $"there is no schema engine '{name}'; there are {string.Join(", ", _all.Value.Select(engine => engine.Name).Order(StringComparer.Ordinal))}.");
}
