namespace Qlower.Loaders.Documentation.Tests.Language;

/// <summary>A folder or file whose words the test checks.</summary>
/// <param name="Path">Relative to the root.</param>
/// <param name="Except">Folders within it that are not checked yet.</param>
internal sealed record Area(string Path, params string[] Except)
{
    /// <summary>Whether every string literal is a text for people, such as those of a command line program.</summary>
    public bool ChecksEveryLiteral { get; init; }

    public IEnumerable<string> Files() => Repository.Files(Path, ".cs", ".md", ".sh", ".csproj", ".targets", ".props")
        .Where(file => !Except.Any(except => file.StartsWith(except, StringComparison.Ordinal)));

    public override string ToString() => Path;
}
