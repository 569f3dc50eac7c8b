namespace Qlower.Loaders;

/// <summary>Counts of one model on one lane.</summary>
/// <param name="Lane">The integrator's name, or <see cref="Overall"/> for the load as a whole.</param>
/// <param name="Model">The model.</param>
/// <param name="Counts">The numbers.</param>
public sealed record LaneCounts(string Lane, RecordModel Model, LoadCounts Counts)
{
    /// <summary>The lane that tells what became of the record in the end.</summary>
    public const string Overall = "";
}
