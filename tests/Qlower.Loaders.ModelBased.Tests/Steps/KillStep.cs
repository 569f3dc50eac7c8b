namespace Qlower.Loaders.ModelBased.Tests.Steps;

/// <summary>A host is killed after a random time, and another one is started in its place.</summary>
/// <param name="Host">The number of the host.</param>
/// <param name="Milliseconds">The time, from 0.</param>
internal sealed record KillStep(int Host, int Milliseconds) : Step
{
    public override string ToString() => $"kill host {Host} after {Milliseconds} ms and start it again";
}
