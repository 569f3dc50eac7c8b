namespace Qlower.Loaders.ModelBased.Tests.Steps;

/// <summary>A host is suspended for longer than its leases are valid; then it continues as if it had them still.</summary>
/// <param name="Host">The number of the host.</param>
/// <param name="Milliseconds">After which time, from 0.</param>
/// <param name="Longer">How many milliseconds longer than its leases.</param>
internal sealed record FreezeStep(int Host, int Milliseconds, int Longer) : Step
{
    public override string ToString() => $"suspend host {Host} after {Milliseconds} ms until {Longer} ms after its leases have expired";
}
