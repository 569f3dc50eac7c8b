namespace Qlower.Loaders.Documentation.Tests.Language;

/// <summary>Reads the prose of a file by its kind.</summary>
internal static class Texts
{
    public static IEnumerable<Passage> Of(Area area) => area.Files().SelectMany(file => Of(file, Repository.Read(file), area.ChecksEveryLiteral));

    public static IEnumerable<Passage> Of(string file, string text, bool checksEveryLiteral = false) => Path.GetExtension(file) switch
    {
        ".cs" => CSharpText.Read(file, text, checksEveryLiteral),
        ".md" => PlainText.ReadMarkdown(file, text),
        _ => PlainText.ReadScript(file, text),
    };
}
