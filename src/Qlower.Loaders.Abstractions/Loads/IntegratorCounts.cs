namespace Qlower.Loaders;

/// <summary>Counts of one model, for one integrator or for the load as a whole.</summary>
/// <param name="Integrator">The integrator's name; <see langword="null"/> for the load as a whole.</param>
/// <param name="Model">The model.</param>
/// <param name="Counts">The numbers.</param>
public sealed record IntegratorCounts(string? Integrator, RecordModel Model, LoadCounts Counts)
{
    /// <summary>Whether the counts are the final results of the load, across all integrators.</summary>
    public bool IsOverall => Integrator is null;
}
