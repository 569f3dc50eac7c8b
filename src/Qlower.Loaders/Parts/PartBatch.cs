namespace Qlower.Loaders.Parts;

/// <summary>The records of one part on their way through the pipeline, with their findings. Not thread-safe.</summary>
internal sealed class PartBatch(PartLease lease, RecordFindings findings)
{
    public PartLease Lease { get; } = lease;

    public LoadPart Part => Lease.Part;

    /// <summary>The records that inspection did not reject, in file order.</summary>
    public List<RecordItem> Items { get; } = [];

    /// <summary>The rejected records: those that inspection rejected, and since <see cref="CloseRules"/> those that the rules rejected.</summary>
    public RecordMaskBuilder Rejected { get; } = new(lease.Part.Records, lease.Part.Rejected);

    /// <summary>The findings to store at the next checkpoint.</summary>
    public RecordFindings Findings { get; private set; } = findings;

    /// <summary>Returns the records that are not rejected so far.</summary>
    public List<RecordItem> Accepted() => Items.FindAll(item => !item.IsRejected);

    /// <summary>
    /// Rejects the records that the rules rejected in the attempt that deferred the part: those that no integrator was asked about. What an integrator
    /// accepted is not judged again: a parent may be rejected since by an integrator that was unavailable.
    /// </summary>
    /// <returns>Whether an earlier attempt recorded that.</returns>
    public bool ApplyRecordedRules()
    {
        if (Part.Deferred is not { Answers.Count: > 0 } deferred)
        {
            return false;
        }

        foreach (var item in Items)
        {
            item.IsRejected |= deferred.Answers.All(answers => answers[item.Raw.Ordinal] is null);
        }

        return true;
    }

    /// <summary>
    /// Ends the part's rules. Their findings are dropped where an earlier attempt recorded them, and whether a rule failed, when it deferred
    /// the part.
    /// </summary>
    /// <param name="none">A collector without findings.</param>
    public void CloseRules(RecordFindings none)
    {
        foreach (var item in Items.Where(item => item.IsRejected))
        {
            Rejected.Add(item.Raw.Ordinal);
        }

        if (Part.Deferred is not null)
        {
            Findings = none;
        }
    }
}
