using Qlower.Loaders.Format;

namespace Qlower.Loaders.Ledger;

/// <summary>One load of <see cref="InMemoryLoadLedger"/>: mutable, touched under the ledger's lock alone.</summary>
internal sealed class InMemoryLoad(string id, SourceFile file, DateTimeOffset receivedAt, string? replayOf)
{
    public string Id { get; } = id;

    public SourceFile File { get; set; } = file;

    public LoadState State { get; set; }

    public LoadHeader? Header { get; set; }

    public string? Sha256 { get; set; }

    public bool IsRefused { get; set; }

    public IReadOnlyList<ByteRange> SecretRanges { get; set; } = [];

    public int PartCount { get; set; }

    public int PartsDone { get; set; }

    public bool IsRehearsed { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? ProcessedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public LoadStatus? Status { get; set; }

    public bool IsFaulted { get; set; }

    public ArchivedFile? Archived { get; set; }

    public List<string> Reported { get; } = [];

    public LoadWait? Wait { get; set; }

    public int Failures { get; set; }

    public DateTimeOffset ReceivedAt { get; } = receivedAt;

    public DateTimeOffset ProgressedAt { get; set; } = receivedAt;

    public bool IsAlerted { get; set; }

    public string? LeaseOwner { get; set; }

    public DateTimeOffset LeaseExpiresAt { get; set; }

    public long LeaseToken { get; set; }

    public SortedDictionary<int, InMemoryPart> Parts { get; } = [];

    public SortedSet<(RecordModel Model, int Ordinal)> OpenParts { get; } = [];

    public Dictionary<(RecordModel Model, string ExternalId), StagedKey> Staged { get; } = [];

    /// <summary>What the inspection found; the rehearsal and the real pass start from here.</summary>
    public InMemoryTally Inspected { get; private set; } = new();

    /// <summary>What the current pass added.</summary>
    public InMemoryTally Processed { get; private set; } = new();

    public bool IsHeld(DateTimeOffset now) => LeaseOwner is not null && now < LeaseExpiresAt;

    /// <summary>Notes that the load moved: it is no longer stuck, failing or waiting.</summary>
    public void Progress(DateTimeOffset now)
    {
        ProgressedAt = now;
        Failures = 0;
        IsAlerted = false;
        Wait = null;
    }

    public void MoveTo(LoadState state, DateTimeOffset now)
    {
        State = state;
        Progress(now);
        if (state == LoadState.Concluding)
        {
            ProcessedAt ??= now;
        }
    }

    public void ForgetInspection()
    {
        DropWorkingData();
        Inspected = new InMemoryTally();
        Processed = new InMemoryTally();
        Header = null;
        Sha256 = null;
        SecretRanges = [];
        PartCount = 0;
        PartsDone = 0;
        IsRefused = false;
        IsRehearsed = false;
        IsFaulted = false;
        ProcessedAt = null;
        Archived = null;
        Reported.Clear();
    }

    public void ForgetProcessing()
    {
        Processed = new InMemoryTally();
        Staged.Clear();
        PartsDone = 0;
        foreach (var part in Parts.Values)
        {
            part.Reopen();
            OpenParts.Add((part.Model, part.Ordinal));
        }
    }

    /// <summary>Drops what only a load in work needs.</summary>
    public void DropWorkingData()
    {
        Parts.Clear();
        OpenParts.Clear();
        Staged.Clear();
        Inspected.ForgetRejected();
        Processed.ForgetRejected();
    }

    public LoadEntry ToEntry(DateTimeOffset now)
    {
        var isHeld = IsHeld(now);
        return new LoadEntry
        {
            Id = Id,
            File = File,
            ReceivedAt = ReceivedAt,
            State = State,
            ReplayOf = replayOf,
            Header = Header,
            Sha256 = Sha256,
            IsRefused = IsRefused,
            SecretRanges = SecretRanges,
            Parts = PartCount,
            PartsDone = PartsDone,
            IsRehearsed = IsRehearsed,
            StartedAt = StartedAt,
            ProcessedAt = ProcessedAt,
            ClosedAt = ClosedAt,
            Status = Status,
            IsFaulted = IsFaulted,
            Archived = Archived,
            Reported = Reported.ToArray(),
            WaitReason = Wait?.Reason,
            NotBefore = Wait?.NotBefore,
            Failures = Failures,
            ProgressedAt = ProgressedAt,
            IsAlerted = IsAlerted,
            LeaseOwner = isHeld ? LeaseOwner : null,
            LeaseExpiresAt = isHeld ? LeaseExpiresAt : null,
        };
    }
}
