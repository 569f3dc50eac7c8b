namespace Qlower.Loaders.Packaging.Tests.Documentation;

/// <summary>
/// The C# of the pages is that of the samples, which compiles. With <c>QLOWER_WRITE_SNIPPETS=1</c> the pages are written anew from the
/// sources first.
/// </summary>
[TestFixture]
internal sealed class SnippetTests
{
    private static readonly IReadOnlyDictionary<string, string> Snippets = SnippetSources.Read();

    private static IEnumerable<string> Pages => SnippetPage.All;

    [TestCaseSource(nameof(Pages))]
    public void Page_EachBlock_IsASnippetThatCompiles(string page)
    {
        var path = Path.Combine(Repository.Root, page);
        var text = File.ReadAllText(path);
        if (Environment.GetEnvironmentVariable("QLOWER_WRITE_SNIPPETS") == "1")
        {
            var written = SnippetPage.Write(text, Snippets);
            if (written != text)
            {
                File.WriteAllText(path, text = written);
            }
        }

        Assert.Multiple(() =>
        {
            foreach (var (name, block) in SnippetPage.Blocks(text))
            {
                Assert.That(Snippets, Contains.Key(name), $"{page}: a block of C# names its snippet in samples, as in ```csharp NAME");
                if (Snippets.TryGetValue(name, out var snippet))
                {
                    Assert.That(block, Is.EqualTo(snippet), $"{page}: run this test with QLOWER_WRITE_SNIPPETS=1");
                }
            }
        });
    }

    [Test]
    public void Snippets_Each_IsOnAPage()
    {
        var shown = Pages.SelectMany(page => SnippetPage.Blocks(File.ReadAllText(Path.Combine(Repository.Root, page)))).Select(block => block.Name);

        Assert.That(Snippets.Keys.Except(shown), Is.Empty);
        Assert.That(Snippets, Has.Count.GreaterThan(10));
    }

    [Test]
    public void Write_ChangedSnippet_ReplacesTheBlockAlone()
    {
        var page = "A\n```csharp one\nold();\n```\nB\n```csharp\nunnamed();\n```\n```json\n{}\n```\n";

        var written = SnippetPage.Write(page, new Dictionary<string, string> { ["one"] = "fresh();\n\nmore();" });

        Assert.That(written, Is.EqualTo("A\n```csharp one\nfresh();\n\nmore();\n```\nB\n```csharp\nunnamed();\n```\n```json\n{}\n```\n"));
        Assert.That(SnippetPage.Blocks(written), Is.EqualTo(new[] { ("one", "fresh();\n\nmore();"), ("", "unnamed();") }));
    }
}
