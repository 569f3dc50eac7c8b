using Qlower.Loaders.Format;

namespace Qlower.Loaders.Ledger;

/// <summary>One load of <see cref="InMemoryLoadLedger"/>: mutable, accessed under the ledger's lock only.</summary>
/// <param name="row">The row of the new load.</param>
/// <param name="file">The file.</param>
/// <param name="replayOf">The load that it repeats.</param>
/// <param name="processed">The load in processing of each partner, which every load of the ledger keeps exact.</param>
internal sealed class InMemoryLoad(LoadRow row, SourceFile file, string? replayOf, Dictionary<string, InMemoryLoad> processed)
{
    private LoadRow _row = row;
    private readonly DateTimeOffset _receivedAt = row.ProgressedAt;

    public LoadRow Row
    {
        get => _row;
        set
        {
            _row = value;
            if (value.State == LoadState.Processing)
            {
                processed[File.Partner] = this;
            }
            else if (processed.GetValueOrDefault(File.Partner) == this)
            {
                processed.Remove(File.Partner);
            }
        }
    }

    public string Id => Row.Id;

    public SourceFile File { get; set; } = file;

    public LoadHeader? Header { get; set; }

    public string? Sha256 { get; set; }

    public bool IsAllOrNothing { get; set; }

    public IReadOnlyList<ByteRange> SecretRanges { get; set; } = [];

    public ArchivedFile? Archived { get; set; }

    public List<string> Reported { get; } = [];

    public DateTimeOffset ReceivedAt => _receivedAt;

    public SortedDictionary<int, InMemoryPart> Parts { get; } = [];

    /// <summary>The records whose ids were appended after the parts that refer to them, by offset.</summary>
    public Dictionary<long, ParentReference> Parents { get; } = [];

    /// <summary>The open parts, by model, then ordinal.</summary>
    public SortedSet<(RecordModel Model, int Ordinal)> OpenParts { get; } = [];

    public Dictionary<(RecordModel Model, string ExternalId), StagedKey> Staged { get; } = [];

    /// <summary>What the inspection found.</summary>
    public InMemoryTally Inspected { get; } = new();

    /// <summary>What processing added.</summary>
    public InMemoryTally Processed { get; } = new();

    /// <summary>The open parts of the first model that has one.</summary>
    public IEnumerable<PartRow> Phase()
    {
        if (OpenParts.Count == 0)
        {
            return [];
        }

        var model = OpenParts.Min.Model;
        return OpenParts.TakeWhile(part => part.Model == model).Select(part => Parts[part.Ordinal].Row);
    }

    public void Apply(LoadChange change)
    {
        Row = change.Row;
        Drop(change.Drop);
        if (change.Parts == PartsChange.None)
        {
            return;
        }

        foreach (var part in Parts.Values)
        {
            part.RejectAll();
            SetOpen(part.Row);
        }
    }

    public void Apply(PartChange change)
    {
        Row = change.Load;
        Parts[change.Part.Ordinal].Row = change.Part;
        SetOpen(change.Part);
    }

    public void Shift(TimeSpan by)
    {
        Row = LoadTransitions.Shift(Row, by);
        foreach (var part in Parts.Values.Where(part => part.Row.LeaseExpiresAt is not null))
        {
            part.Row = PartTransitions.Shift(part.Row, by);
        }
    }

    public LoadEntry ToEntry(DateTimeOffset now)
    {
        var isLeased = Row.IsLeased(now);
        return new LoadEntry
        {
            Id = Id,
            File = File,
            ReceivedAt = ReceivedAt,
            State = Row.State,
            ReplayOf = replayOf,
            Header = Header,
            Sha256 = Sha256,
            IsRefused = Row.IsRefused,
            SecretRanges = SecretRanges,
            Parts = Row.Parts,
            PartsDone = Row.PartsDone,
            IsAllOrNothing = IsAllOrNothing,
            IsDryRunComplete = Row.IsDryRunComplete,
            StartedAt = Row.StartedAt,
            ProcessedAt = Row.ProcessedAt,
            ClosedAt = Row.ClosedAt,
            Status = Row.Status,
            IsFaulted = Row.IsFaulted,
            Archived = Archived,
            Reported = Reported.ToArray(),
            WaitsForLoad = Row.State == LoadState.Queued ? processed.GetValueOrDefault(File.Partner)?.Id : null,
            WaitReason = Row.Wait?.Reason,
            NotBefore = Row.Wait?.NotBefore,
            Failures = Row.Failures,
            ProgressedAt = Row.ProgressedAt,
            IsAlerted = Row.IsAlerted,
            LeaseOwner = isLeased ? Row.LeaseOwner : null,
            LeaseExpiresAt = isLeased ? Row.LeaseExpiresAt : null,
        };
    }

    private void SetOpen(PartRow part)
    {
        if (part.IsDone)
        {
            OpenParts.Remove((part.Model, part.Ordinal));
        }
        else
        {
            OpenParts.Add((part.Model, part.Ordinal));
        }
    }

    private void Drop(LoadData data)
    {
        if (data.HasFlag(LoadData.Parts))
        {
            Parts.Clear();
            Parents.Clear();
            OpenParts.Clear();
        }

        if (data.HasFlag(LoadData.StagedKeys))
        {
            Staged.Clear();
        }

        if (data.HasFlag(LoadData.FileFacts))
        {
            Header = null;
            Sha256 = null;
            IsAllOrNothing = false;
            SecretRanges = [];
        }

        if (data.HasFlag(LoadData.Conclusion))
        {
            Archived = null;
            Reported.Clear();
        }

        Inspected.Drop(
            data.HasFlag(LoadData.InspectionRejections), data.HasFlag(LoadData.InspectionResults), data.HasFlag(LoadData.InspectionResults));
        Processed.Drop(
            data.HasFlag(LoadData.ProcessingRejections), data.HasFlag(LoadData.ProcessingCounts), data.HasFlag(LoadData.ProcessingFindings));
    }
}
