using Qlower.Loaders.ModelBased.Tests.Oracle;

namespace Qlower.Loaders.ModelBased.Tests.Observation;

/// <summary>The loads, rows and erasures at one moment. Immutable.</summary>
/// <param name="Loads">The loads, in the order in which they were received.</param>
/// <param name="Stores">The rows and erasures, by partner.</param>
/// <param name="HasErasures">Whether erasures can be observed.</param>
internal sealed record Snapshot(IReadOnlyList<ObservedLoad> Loads, IReadOnlyDictionary<string, PartnerStore> Stores, bool HasErasures)
{
    public static Snapshot Empty { get; } = new([], new Dictionary<string, PartnerStore>(), true);

    public PartnerStore StoreOf(string partner) => Stores.TryGetValue(partner, out var store) ? store : new PartnerStore();
}
