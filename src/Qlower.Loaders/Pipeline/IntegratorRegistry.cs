namespace Qlower.Loaders.Pipeline;

/// <summary>The host's integrators.</summary>
internal sealed class IntegratorRegistry(IEnumerable<IIntegrator> integrators)
{
    public IReadOnlyList<IIntegrator> All { get; } = [.. integrators];
}
