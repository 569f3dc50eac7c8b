using Qlower.Loaders;

namespace Snippets.Integrators;

/// <summary>Some system's client, as the integrator's snippet assumes it.</summary>
public abstract class AccountingClient
{
    public abstract Task<IReadOnlySet<string>> PostAsync(string batchId, IReadOnlyList<IntegrationRecord> records, CancellationToken cancellationToken);
}
