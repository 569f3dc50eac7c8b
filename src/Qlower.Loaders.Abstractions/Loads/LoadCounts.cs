namespace Qlower.Loaders;

/// <summary>Numbers of records. For a finished load <c>Received = Integrated + AlreadyKnown + Rejected</c>.</summary>
/// <param name="Received">Records read from the file.</param>
/// <param name="Integrated">Records newly stored, or erased on request.</param>
/// <param name="AlreadyKnown">Records stored by an earlier load; a success.</param>
/// <param name="Rejected">Records refused.</param>
public readonly record struct LoadCounts(long Received, long Integrated, long AlreadyKnown, long Rejected)
{
    /// <summary>Whether the numbers add up.</summary>
    public bool IsConserved => Received == Integrated + AlreadyKnown + Rejected;

    /// <summary>The sum of two counts.</summary>
    public static LoadCounts operator +(LoadCounts left, LoadCounts right) => left.Add(right);

    /// <summary>The sum of two counts.</summary>
    public LoadCounts Add(LoadCounts other) =>
        new(Received + other.Received, Integrated + other.Integrated, AlreadyKnown + other.AlreadyKnown, Rejected + other.Rejected);
}
