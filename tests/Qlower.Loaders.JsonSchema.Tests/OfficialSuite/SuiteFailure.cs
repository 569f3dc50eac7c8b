namespace Qlower.Loaders.JsonSchema.Tests.OfficialSuite;

/// <summary>One test of the suite that did not come out as it says.</summary>
internal sealed record SuiteFailure(string Group, string Test, string What)
{
    public override string ToString() => $"{Group} / {Test}: {What}";
}
