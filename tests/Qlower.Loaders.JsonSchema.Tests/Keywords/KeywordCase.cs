namespace Qlower.Loaders.JsonSchema.Tests.Keywords;

/// <summary>A schema, an instance that fits, and one that does not, in which <c>¶</c> precedes each place that must be reported.</summary>
internal static class KeywordCase
{
    private const char Mark = '¶';

    /// <param name="dialect">The dialect of the schema.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="valid">An instance that fits.</param>
    /// <param name="invalid">An instance with one mark a finding.</param>
    /// <param name="findings">Keyword, instance pointer (<c>.</c> for the root), schema location and, if any, property; in the order of the marks.</param>
    public static void Check(SchemaDialect dialect, string schema, string valid, string invalid, string[] findings)
    {
        var options = new SchemaCompileOptions { DefaultDialect = dialect, Documents = Others };
        var compiled = Pass.Compile(schema, options);

        var good = Pass.Over(compiled, valid);
        var bad = Pass.Over(compiled, invalid.Replace($"{Mark}", "", StringComparison.Ordinal));

        var places = Places(invalid);
        var reported = bad.Findings.OrderBy(finding => finding.Offset).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(good.Findings, Is.Empty);
            Assert.That(good.Outcome.IsValid);
            Assert.That(bad.Outcome.IsValid, Is.False);
            Assert.That(bad.Outcome.IsWellFormed);
            Assert.That(reported.Select(Describe), Is.EqualTo(findings));
            Assert.That(reported.Select(finding => (finding.Line, finding.Column, finding.Offset)), Is.EqualTo(places));
        });
    }

    private static Dictionary<string, ReadOnlyMemory<byte>> Others { get; } = new()
    {
        ["https://example.test/colour"] = """{"enum":["red","blue"],"$defs":{"dark":{"$anchor":"dark","const":"black"}}}"""u8.ToArray(),
    };

    private static string Describe(SchemaFinding finding) =>
        $"{finding.Keyword} {(finding.InstancePointer.Length == 0 ? "." : finding.InstancePointer)} {finding.SchemaLocation}"
        + (finding.Property is null ? "" : $" {finding.Property}");

    private static List<(long Line, long Column, long Offset)> Places(string marked)
    {
        var places = new List<(long, long, long)>();
        var (line, column, offset) = (1L, 1L, 0L);
        foreach (var rune in marked.EnumerateRunes())
        {
            if (rune.Value == Mark)
            {
                places.Add((line, column, offset));
                continue;
            }

            offset += rune.Utf8SequenceLength;
            (line, column) = rune.Value == '\n' ? (line + 1, 1) : (line, column + 1);
        }

        return places;
    }
}
