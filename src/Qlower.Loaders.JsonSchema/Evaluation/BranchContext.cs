namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>What one branch of a conditional keyword has come to so far. Reused.</summary>
internal sealed class BranchContext
{
    public const int MaxHeld = 256;

    private long _untold;

    public int Parent { get; private set; }

    /// <summary>For a shared plan, the branches that want its verdict; <see cref="Parent"/> is one of them.</summary>
    public List<int> Sharers { get; } = [];

    public int Condition { get; private set; }

    /// <summary>Depth of the value that the keyword describes.</summary>
    public int Depth { get; private set; }

    /// <summary>Only the verdict matters: findings are not even made.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>Within <c>not</c>: tags are not told.</summary>
    public bool IsMuted { get; private set; }

    /// <summary>The keyword is itself advice, so advice counts as failure of its branches.</summary>
    public bool IsAdvice { get; private set; }

    /// <summary>The verdict is known: findings go straight on.</summary>
    public bool IsForwarding { get; set; }

    public bool HasFailed { get; set; }

    public List<HeldFinding> Held { get; } = [];

    public long Dropped { get; set; }

    /// <summary>Whether it can only be the closest branch if every other one is wrong too.</summary>
    public bool IsWrong => HasWrongKind || HasWrongMember;

    private bool HasWrongKind { get; set; }

    private bool HasWrongMember { get; set; }

    private bool HasMissingMember { get; set; }

    private int Deepest { get; set; }

    private long Failures { get; set; }

    public void Reset(int parent, int condition, int depth, bool isQuiet, bool isMuted, bool isAdvice)
    {
        (Parent, Condition, Depth, IsQuiet, IsMuted, IsAdvice) = (parent, condition, depth, isQuiet, isMuted, isAdvice);
        IsForwarding = HasFailed = HasWrongKind = HasWrongMember = HasMissingMember = false;
        Deepest = 0;
        Failures = Dropped = _untold = 0;
        Held.Clear();
        Sharers.Clear();
    }

    public void Hold(HeldFinding held, bool isFailure)
    {
        if (isFailure)
        {
            Failures++;
            Deepest = Math.Max(Deepest, held.Depth);
            HasWrongKind |= held.Depth == Depth && (held.Finding.Keyword is "type" or "const" or "enum");
            HasMissingMember |= held.Depth == Depth && held.Finding.Keyword == "required";
            HasWrongMember |= held.Depth == Depth + 1 && (held.Finding.Keyword is "const" or "enum");
        }

        if (Held.Count < MaxHeld)
        {
            Held.Add(held);
        }
        else if (isFailure)
        {
            Dropped++;
            _untold += 1 + held.Finding.FindingsLeftOut;
        }
    }

    /// <summary>Makes the held findings say what they leave out.</summary>
    public void Announce(string? choice, int otherBranches)
    {
        for (var i = 0; i < Held.Count && (choice is not null || _untold > 0); i++)
        {
            var findings = i == Held.Count - 1 ? _untold : 0;
            Held[i] = Held[i] with { Finding = Held[i].Finding.LeavingOut(choice, otherBranches, findings) };
        }

        _untold = 0;
    }

    /// <summary>Whether this failed branch is what the author of the instance more likely meant.</summary>
    public bool IsCloserThan(BranchContext other)
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
