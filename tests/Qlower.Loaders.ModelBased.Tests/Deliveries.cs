using Qlower.Loaders.ModelBased.Tests.Files;
using Qlower.Loaders.ModelBased.Tests.Observation;

namespace Qlower.Loaders.ModelBased.Tests;

/// <summary>What was sent and replayed, and the load of each. Not thread-safe.</summary>
internal sealed class Deliveries
{
    private readonly List<Delivery> _all = [];

    public void Add(Delivery delivery) => _all.Add(delivery);

    public Delivery? Find(int number) => _all.Find(delivery => delivery.Number == number);

    public int CountOf(string? partner) => _all.Count(delivery => partner is null || delivery.File.Partner.Id == partner);

    /// <summary>Assigns the loads, in the order in which they were received.</summary>
    /// <returns>A line for each file without a load and for each load without a file.</returns>
    public IReadOnlyList<string> Match(IReadOnlyList<ObservedLoad> loads, bool expectsLineage)
    {
        var lines = new List<string>();
        var matched = _all.Select(delivery => delivery.Load).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var load in loads.Where(load => !matched.Contains(load.Id)))
        {
            if ((Open(load, delivery => delivery.ReplayOf == load.ReplayOf) ?? (expectsLineage ? null : Open(load, _ => true))) is { } delivery)
            {
                delivery.Load = load.Id;
            }
            else
            {
                lines.Add($"nobody sent the file of {load}");
            }
        }

        lines.AddRange(_all.Where(delivery => delivery.Load is null).Select(delivery => $"lost: {delivery.Name}{(delivery.ReplayOf is null ? "" : $", replay of {delivery.ReplayOf}")}"));
        return lines;
    }

    /// <summary>Marks everything as contained in the model.</summary>
    public void Settle() => _all.ForEach(delivery => delivery.IsSettled = true);

    /// <summary>The loads of a partner whose outcome the model does not contain yet, in the order in which they were received.</summary>
    public IReadOnlyList<(ObservedLoad Load, SentFile File)> Unsettled(Partner partner, IReadOnlyList<ObservedLoad> loads) =>
        [.. Pairs(loads).Where(pair => !pair.Delivery.IsSettled && pair.Delivery.File.Partner == partner).Select(pair => (pair.Load, pair.Delivery.File))];

    /// <summary>Every load with the bytes of its file.</summary>
    public IReadOnlyList<(ObservedLoad Load, byte[] Content)> Archived(IReadOnlyList<ObservedLoad> loads) =>
        [.. Pairs(loads).Select(pair => (pair.Load, pair.Delivery.Content))];

    private IEnumerable<(ObservedLoad Load, Delivery Delivery)> Pairs(IReadOnlyList<ObservedLoad> loads)
    {
        var deliveries = _all.Where(delivery => delivery.Load is not null).ToDictionary(delivery => delivery.Load!, StringComparer.Ordinal);
        return loads.Where(load => deliveries.ContainsKey(load.Id)).Select(load => (load, deliveries[load.Id]));
    }

    /// <summary>A replay gets a free name in the inbox, which need not be the original's.</summary>
    private Delivery? Open(ObservedLoad load, Func<Delivery, bool> condition) => _all.Find(delivery =>
        delivery.Load is null && delivery.File.Partner.Id == load.Partner && condition(delivery)
        && (delivery.Name == load.Name || (delivery.ReplayOf is not null && load.Name.StartsWith(Path.GetFileNameWithoutExtension(delivery.Name), StringComparison.Ordinal))));
}
