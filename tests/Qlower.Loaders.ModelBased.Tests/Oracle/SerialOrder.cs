using Qlower.Loaders.ModelBased.Tests.Files;
using Qlower.Loaders.ModelBased.Tests.Observation;

namespace Qlower.Loaders.ModelBased.Tests.Oracle;

/// <summary>
/// Searches an order of whole loads of one partner that explains what was observed: the status and the counts of each load, and the rows
/// and erasures at the end.
/// </summary>
internal sealed class SerialOrder(IReadOnlyList<(ObservedLoad Load, SentFile File)> loads, PartnerStore observed, bool comparesErasures)
{
    private const int MostPredictions = 100_000;

    /// <summary>The loads and the stores from which no order leads to what was observed, or which are being searched.</summary>
    private readonly HashSet<(ulong Done, long Store)> _failed = [];

    private int _predictions;

    /// <summary>Returns the store after the loads; <see langword="null"/> when no order explains it.</summary>
    public PartnerStore? Find(PartnerStore before) => Find(before, 0);

    /// <summary>Describes how the loads differ from the model in the order in which they were received.</summary>
    public IEnumerable<string> Explain(PartnerStore before)
    {
        var store = before;
        foreach (var (load, file) in loads)
        {
            var prediction = LoadModel.Predict(store, file, load.Id);
            store = prediction.After;
            yield return $"{(Agrees(load, prediction) ? "agrees" : "DIFFERS")}: {load}, expected {prediction.Status} {ObservedLoad.Show(prediction.Counts)}; {file}";
        }

        if (_predictions >= MostPredictions)
        {
            yield return $"The search ended after {MostPredictions} predictions for {loads.Count} loads: an order may exist.";
        }

        foreach (var line in store.Differences(observed, comparesErasures))
        {
            yield return line;
        }
    }

    private PartnerStore? Find(PartnerStore store, ulong done)
    {
        if (done == (1UL << loads.Count) - 1)
        {
            return store.Differences(observed, comparesErasures).Count == 0 ? store : null;
        }

        for (var i = 0; i < loads.Count && _predictions < MostPredictions; i++)
        {
            if ((done & (1UL << i)) != 0)
            {
                continue;
            }

            _predictions++;
            var prediction = LoadModel.Predict(store, loads[i].File, loads[i].Load.Id);
            if (Agrees(loads[i].Load, prediction) && HasLeft(loads[i].Load.Id, prediction.After)
                && _failed.Add((done | (1UL << i), prediction.After.Fingerprint())) && Find(prediction.After, done | (1UL << i)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Whether a load stored every row that was observed of it, and erased what was observed.</summary>
    private bool HasLeft(string load, PartnerStore after) =>
        observed.Rows.All(row => row.Value.Load != load || (after.Rows.TryGetValue(row.Key, out var stored) && stored == row.Value))
        && (!comparesErasures || after.Erasures.Where(erasure => erasure.Load == load).ToHashSet()
            .SetEquals(observed.Erasures.Where(erasure => erasure.Load == load)));

    private static bool Agrees(ObservedLoad load, Prediction prediction) =>
        load.Status == prediction.Status
        && (prediction.Counts.Count > 0
            ? prediction.Counts.Count == load.Counts.Count && prediction.Counts.All(row => load.Counts.TryGetValue(row.Key, out var counts) && counts == row.Value)
            : load.Counts.Values.All(counts => counts.Integrated == 0));
}
