namespace Qlower.Loaders.Ledger;

/// <summary>
/// The part is not done: an integrator is unavailable. The answers of the others and the findings so far are recorded, so that the next
/// attempt repeats neither. Immutable.
/// </summary>
public sealed class PartDeferred : PartOutcome
{
    /// <summary>The answers of integrators that are done; stored until the part is done.</summary>
    public required IReadOnlyList<IntegratorAnswers> Answers { get; init; }
}
