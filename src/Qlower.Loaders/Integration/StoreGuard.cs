using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace Qlower.Loaders.Integration;

/// <summary>Checks that each integrator with an identity uses the store that the ledger remembers. Thread-safe.</summary>
internal sealed class StoreGuard(IStoreRegistry registry, IServiceScopeFactory scopes) : IStoreAcceptance
{
    private readonly ConcurrentDictionary<string, string> _verified = new(StringComparer.Ordinal);

    /// <exception cref="StoreLostException">A store was deleted, replaced or restored.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            foreach (var integrator in scope.ServiceProvider.GetServices<IIntegrator>())
            {
                if (integrator is IStoreIdentity identity)
                {
                    await EnsureAsync(integrator.Name, identity, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    public async Task AcceptAsync(string integrator, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(integrator);
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var found = scope.ServiceProvider.GetServices<IIntegrator>().FirstOrDefault(candidate => candidate.Name == integrator) as IStoreIdentity
                ?? throw new ArgumentException($"There is no integrator {integrator} whose store has an identity.", nameof(integrator));
            await registry.ReplaceStoreAsync(integrator, await found.GetStoreIdAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task EnsureAsync(string name, IStoreIdentity identity, CancellationToken cancellationToken)
    {
        string id;
        try
        {
            id = await identity.GetStoreIdAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (LoaderException error) when (error is not StoreLostException)
        {
            // Unavailable: the load is deferred when it reaches the integrator.
            return;
        }

        if (_verified.TryGetValue(name, out var verified) && verified == id)
        {
            return;
        }

        if (await registry.RegisterStoreAsync(name, id, cancellationToken).ConfigureAwait(false) != id)
        {
            throw new StoreLostException(
                $"Integrator {name} uses another store than the one that the ledger knows: the records of earlier loads are missing. No file is taken in. "
                + "Restore the earlier store, or accept the present one with the command 'recover --accept-store'.");
        }

        _verified[name] = id;
    }
}
