namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>The intermediate result of one branch of a conditional keyword. Reused.</summary>
internal sealed class BranchState
{
    public const int MaxDeferred = 256;

    private long _unreported;

    public int Parent { get; private set; }

    /// <summary>For a shared plan, the branches that receive its verdict; <see cref="Parent"/> is one of them.</summary>
    public List<int> Sharers { get; } = [];

    public int Condition { get; private set; }

    /// <summary>Depth of the value that the keyword describes.</summary>
    public int Depth { get; private set; }

    /// <summary>Only the verdict matters: no finding is created.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>Within <c>not</c>: no tag is raised.</summary>
    public bool IsMuted { get; private set; }

    /// <summary>The keyword itself is a warning, so a warning counts as a failure of its branches.</summary>
    public bool IsWarning { get; private set; }

    /// <summary>The verdict is known: findings are forwarded at once.</summary>
    public bool IsForwarding { get; set; }

    public bool HasFailed { get; set; }

    public List<DeferredFinding> Deferred { get; } = [];

    public long Dropped { get; set; }

    /// <summary>Whether this can be the closest branch only if every other one is wrong too.</summary>
    public bool IsWrong => HasWrongKind || HasWrongMember;

    private bool HasWrongKind { get; set; }

    private bool HasWrongMember { get; set; }

    private bool HasMissingMember { get; set; }

    private int Deepest { get; set; }

    private long Failures { get; set; }

    public void Reset(int parent, int condition, int depth, bool isQuiet, bool isMuted, bool isWarning)
    {
        (Parent, Condition, Depth, IsQuiet, IsMuted, IsWarning) = (parent, condition, depth, isQuiet, isMuted, isWarning);
        IsForwarding = HasFailed = HasWrongKind = HasWrongMember = HasMissingMember = false;
        Deepest = 0;
        Failures = Dropped = _unreported = 0;
        Deferred.Clear();
        Sharers.Clear();
    }

    public void Defer(DeferredFinding deferred, bool isFailure)
    {
        if (isFailure)
        {
            Failures++;
            Deepest = Math.Max(Deepest, deferred.Depth);
            HasWrongKind |= deferred.Depth == Depth && (deferred.Finding.Keyword is "type" or "const" or "enum");
            HasMissingMember |= deferred.Depth == Depth && deferred.Finding.Keyword == "required";
            HasWrongMember |= deferred.Depth == Depth + 1 && (deferred.Finding.Keyword is "const" or "enum");
        }

        if (Deferred.Count < MaxDeferred)
        {
            Deferred.Add(deferred);
        }
        else if (isFailure)
        {
            Dropped++;
            _unreported += 1 + deferred.Finding.FindingsLeftOut;
        }
    }

    /// <summary>Adds to the deferred findings what they leave out.</summary>
    public void Announce(string? choice, int otherBranches)
    {
        for (var i = 0; i < Deferred.Count && (choice is not null || _unreported > 0); i++)
        {
            var findings = i == Deferred.Count - 1 ? _unreported : 0;
            Deferred[i] = Deferred[i] with { Finding = Deferred[i].Finding.LeavingOut(choice, otherBranches, findings) };
        }

        _unreported = 0;
    }

    /// <summary>Whether the author of the instance more likely meant this failed branch.</summary>
    public bool IsCloserThan(BranchState other)
    {
        if (HasWrongKind != other.HasWrongKind)
        {
            return !HasWrongKind;
        }

        if (HasWrongMember != other.HasWrongMember)
        {
            return !HasWrongMember;
        }

        if (HasMissingMember != other.HasMissingMember)
        {
            return !HasMissingMember;
        }

        return Failures != other.Failures ? Failures < other.Failures : Deepest > other.Deepest;
    }
}
