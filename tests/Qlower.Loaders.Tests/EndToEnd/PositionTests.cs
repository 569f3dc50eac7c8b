using System.Text;

namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>Deep findings stand where an editor shows the value, behind nested sections and accents too.</summary>
[TestFixture]
internal sealed class PositionTests
{
    [TestCase("\n")]
    [TestCase("\r\n")]
    [TestCase("\r")]
    public async Task Find_DeepFinding_PointsAtTheValue(string lineEnd)
    {
        await using var loaders = new LoaderFixture();
        var property = Samples.Property.Replace("{\"id\":\"P-1\",", "{\"documents\":[{\"id\":\"DOC-é\",\n\"fileName\":\"é\",\"year\":\"2024\",\"fileLink\":\"http://x.fr/a\"}\n],\"id\":\"P-1\",\n  \"x\":\"éé\", \"declarantId\": \"D-404\",", StringComparison.Ordinal);
        var file = LoaderFixture.Load(Samples.Properties(property) + ",\n\"transactions\":[ " + Samples.Transaction.Replace("\"amt\"", "\n \"memo\":\"à\",\"amt\"", StringComparison.Ordinal) + "]")
            .Replace("\r", "", StringComparison.Ordinal).Replace("\n", lineEnd, StringComparison.Ordinal);

        var outcome = await loaders.LoadAsync(file);

        var declarant = outcome.Findings.Single(finding => finding.Code == RuleCodes.UnknownReference);
        var transaction = outcome.Findings.Single(finding => finding.Code == RuleCodes.ReferenceRejected);
        Assert.That((declarant.Offset, declarant.Line, declarant.Column), Is.EqualTo(PlaceOf(file, "\"D-404\"", lineEnd)));
        Assert.That((transaction.Offset, transaction.Line, transaction.Column), Is.EqualTo(PlaceOf(file, "\"P-1\",", lineEnd, last: true)));
        Assert.That(declarant.Pointer, Is.EqualTo("/properties/0/declarantId"));
    }

    private static (long Offset, long Line, long Column) PlaceOf(string file, string value, string lineEnd, bool last = false)
    {
        var index = last ? file.LastIndexOf(value, StringComparison.Ordinal) : file.IndexOf(value, StringComparison.Ordinal);
        var lines = file[..index].Split(lineEnd);
        return (Encoding.UTF8.GetByteCount(file[..index]), lines.Length, lines[^1].Length + 1);
    }
}
