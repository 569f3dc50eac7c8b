namespace Qlower.Loaders.ModelBased.Tests.Steps;

/// <summary>A host is suspended for longer than its leases are valid; then it continues as if it had them still.</summary>
/// <param name="Host">The number of the host.</param>
internal sealed record FreezeStep(int Host) : Step
{
    public override string ToString() => $"suspend host {Host} until its leases have expired";
}
