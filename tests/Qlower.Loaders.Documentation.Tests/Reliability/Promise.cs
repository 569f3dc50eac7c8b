namespace Qlower.Loaders.Documentation.Tests.Reliability;

/// <summary>A promise and the tests that its row names, as <c>Class</c> or <c>Class.Method</c>. Immutable.</summary>
internal sealed record Promise(string Text, IReadOnlyList<string> Tests)
{
    public override string ToString() => Text;
}
