namespace Qlower.Loaders.ModelBased.Tests.Steps;

/// <summary>A host is stopped gracefully and started again.</summary>
/// <param name="Host">The number of the host.</param>
internal sealed record RestartStep(int Host) : Step
{
    public override string ToString() => $"restart host {Host}";
}
