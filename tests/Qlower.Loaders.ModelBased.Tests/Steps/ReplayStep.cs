namespace Qlower.Loaders.ModelBased.Tests.Steps;

/// <summary>An operator replays the load of an earlier file, if it is closed.</summary>
/// <param name="Of">The number of the earlier file.</param>
internal sealed record ReplayStep(int Of) : Step
{
    public override string ToString() => $"replay #{Of}";
}
