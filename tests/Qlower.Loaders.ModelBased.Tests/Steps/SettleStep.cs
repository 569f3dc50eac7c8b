namespace Qlower.Loaders.ModelBased.Tests.Steps;

/// <summary>Waits until every load is closed, and compares the loaders with the model.</summary>
internal sealed record SettleStep : Step
{
    public override string ToString() => "wait until idle and compare";
}
