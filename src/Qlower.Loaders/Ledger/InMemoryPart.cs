namespace Qlower.Loaders.Ledger;

/// <summary>One part of an <see cref="InMemoryLoad"/>: mutable, touched under the ledger's lock alone.</summary>
internal sealed class InMemoryPart(LoadPart appended)
{
    private readonly byte[] _inspected = appended.Rejected.ToArray();
    private readonly Dictionary<string, byte[]> _savedLanes = new(StringComparer.Ordinal);
    private byte[]? _processed;

    public int Ordinal => appended.Ordinal;

    public RecordModel Model => appended.Model;

    public int Records => appended.Records;

    public bool IsDone => _processed is not null;

    /// <summary>Keeps the answers of integrators.</summary>
    /// <returns>Whether one of them is new.</returns>
    public bool Save(IReadOnlyDictionary<string, byte[]> lanes)
    {
        var isNew = false;
        foreach (var (lane, answers) in lanes)
        {
            isNew |= !_savedLanes.ContainsKey(lane);
            _savedLanes[lane] = answers.ToArray();
        }

        return isNew;
    }

    public void Finish(byte[] rejected)
    {
        _processed = rejected;
        _savedLanes.Clear();
    }

    public void Reopen()
    {
        _processed = null;
        _savedLanes.Clear();
    }

    public LoadPart ToPart() => new()
    {
        Ordinal = appended.Ordinal,
        Model = appended.Model,
        Records = appended.Records,
        Runs = appended.Runs,
        Rejected = (_processed ?? _inspected).ToArray(),
        SavedLanes = _savedLanes.ToDictionary(lane => lane.Key, lane => lane.Value.ToArray(), StringComparer.Ordinal),
        IsDone = IsDone,
    };
}
