namespace Qlower.Loaders.ModelBased.Tests.Oracle;

/// <summary>The rows and erasures of one partner. Not thread-safe.</summary>
internal sealed class PartnerStore
{
    public Dictionary<(RecordModel Model, string Id), StoredRow> Rows { get; private init; } = [];

    public List<Erasure> Erasures { get; private init; } = [];

    public PartnerStore Clone() => new() { Rows = new(Rows), Erasures = [.. Erasures] };

    public bool Has(RecordModel model, string id) => Rows.ContainsKey((model, id));

    public bool WasErased(string property) => Erasures.Exists(erasure => erasure.Property == property);

    /// <summary>Deletes a property with its transactions and documents.</summary>
    /// <returns>The audit line; <see langword="null"/> when there was nothing to erase.</returns>
    public Erasure? Erase(string property, string load)
    {
        var erasure = new Erasure(
            load, property, Rows.Remove((RecordModel.Properties, property)) ? 1 : 0, Delete(RecordModel.Transactions), Delete(RecordModel.Documents));
        if (erasure.Properties + erasure.Transactions + erasure.Documents == 0)
        {
            return null;
        }

        Erasures.Add(erasure);
        return erasure;

        int Delete(RecordModel model)
        {
            var keys = Rows.Where(row => row.Key.Model == model && row.Value.Property == property).Select(row => row.Key).ToList();
            keys.ForEach(key => Rows.Remove(key));
            return keys.Count;
        }
    }

    /// <summary>Returns the same number for the same rows and erasures, whatever their order.</summary>
    public long Fingerprint() =>
        Rows.Aggregate(0L, (sum, row) => unchecked(sum + (HashCode.Combine(row.Key, row.Value) * 2_654_435_761L))) + Erasures.Aggregate(0L, (sum, erasure) => unchecked(sum + (erasure.GetHashCode() * 40_503L)));

    /// <summary>Returns a line for each difference from the rows that were observed; none when they are equal.</summary>
    public IReadOnlyList<string> Differences(PartnerStore observed, bool comparesErasures)
    {
        var lines = new List<string>();
        foreach (var (key, row) in Rows.OrderBy(row => row.Key))
        {
            if (!observed.Rows.TryGetValue(key, out var other))
            {
                lines.Add($"missing: {key.Model} {key.Id} {row}");
            }
            else if (other != row)
            {
                lines.Add($"differs: {key.Model} {key.Id} is {other} instead of {row}");
            }
        }

        lines.AddRange(observed.Rows.Where(row => !Rows.ContainsKey(row.Key)).OrderBy(row => row.Key)
            .Select(row => $"unexpected: {row.Key.Model} {row.Key.Id} {row.Value}"));
        if (comparesErasures)
        {
            var expected = Erasures.Select(erasure => erasure.ToString()).Order(StringComparer.Ordinal).ToList();
            var actual = observed.Erasures.Select(erasure => erasure.ToString()).Order(StringComparer.Ordinal).ToList();
            lines.AddRange(expected.Except(actual).Select(line => $"missing: {line}"));
            lines.AddRange(actual.Except(expected).Select(line => $"unexpected: {line}"));
            if (lines.Count == 0 && expected.Count != actual.Count)
            {
                lines.Add($"{actual.Count} erasures instead of {expected.Count}");
            }
        }

        return lines;
    }
}
