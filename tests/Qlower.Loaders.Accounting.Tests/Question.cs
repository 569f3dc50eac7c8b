namespace Qlower.Loaders.Accounting.Tests;

/// <summary>A question of the page: its query, and the result that the page shows.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Query">The SQL.</param>
/// <param name="Result">The lines of the table.</param>
public sealed record Question(string Title, string Query, IReadOnlyList<string> Result)
{
    public override string ToString() => Title;
}
