using Qlower.Loaders.Integration;

namespace Qlower.Loaders.Pipeline;

/// <summary>The host's integrators; one in memory where the host adds none, so that the loaders work without any other package.</summary>
internal sealed class IntegratorRegistry(IEnumerable<IIntegrator> integrators, InMemoryIntegrator fallback)
{
    public IReadOnlyList<IIntegrator> All { get; } = integrators.ToArray() is { Length: > 0 } own ? own : [fallback];
}
