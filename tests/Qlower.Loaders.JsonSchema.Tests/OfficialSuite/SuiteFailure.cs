namespace Qlower.Loaders.JsonSchema.Tests.OfficialSuite;

/// <summary>One test of the suite with another result than it expects.</summary>
internal sealed record SuiteFailure(string Group, string Test, string What)
{
    public override string ToString() => $"{Group} / {Test}: {What}";
}
