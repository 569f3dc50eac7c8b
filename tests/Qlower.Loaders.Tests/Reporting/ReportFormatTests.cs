using Qlower.Loaders.Reporting;

namespace Qlower.Loaders.Tests.Reporting;

public sealed class ReportFormatTests
{
    [TestCase(0, "0", "0")]
    [TestCase(999, "999", "999")]
    [TestCase(1000, "1\u202F000", "1,000")]
    [TestCase(-1234567, "-1\u202F234\u202F567", "-1,234,567")]
    [TestCase(-999, "-999", "-999")]
    public void Number_AnyValue_SetsThousandsApart(long value, string french, string english)
    {
        Assert.That(ReportFormat.Number(value, ReportLanguage.French), Is.EqualTo(french));
        Assert.That(ReportFormat.Number(value, ReportLanguage.English), Is.EqualTo(english));
    }

    [Test]
    public void Moment_WithAnOffset_IsFormattedInUtc()
    {
        var value = new DateTimeOffset(2026, 8, 1, 1, 5, 9, TimeSpan.FromHours(2));

        Assert.That(ReportFormat.Moment(value, ReportLanguage.French), Is.EqualTo("31 juillet 2026, 23:05:09 UTC"));
        Assert.That(ReportFormat.Moment(value.AddHours(1), ReportLanguage.French), Is.EqualTo("1er août 2026, 00:05:09 UTC"));
        Assert.That(ReportFormat.Moment(value, ReportLanguage.English), Is.EqualTo("31 July 2026, 23:05:09 UTC"));
    }

    [TestCase(0.842, "842\u00A0ms", "842 ms")]
    [TestCase(3.25, "3,3\u00A0s", "3.3 s")]
    [TestCase(252, "4\u00A0min 12\u00A0s", "4 min 12 s")]
    [TestCase(90_300, "25\u00A0h 05\u00A0min", "25 h 05 min")]
    [TestCase(-1, "0\u00A0ms", "0 ms")]
    public void Duration_AnyLength_HasTheUnitsThatMatter(double seconds, string french, string english)
    {
        Assert.That(ReportFormat.Duration(TimeSpan.FromSeconds(seconds), ReportLanguage.French), Is.EqualTo(french));
        Assert.That(ReportFormat.Duration(TimeSpan.FromSeconds(seconds), ReportLanguage.English), Is.EqualTo(english));
    }

    [TestCase(-1, "0 ms")]
    [TestCase(0, "0 ms")]
    [TestCase(0.0449, "45 ms")]
    [TestCase(0.9994, "999 ms")]
    [TestCase(0.9996, "1.0 s")]
    [TestCase(3.24, "3.2 s")]
    [TestCase(59.94, "59.9 s")]
    [TestCase(59.96, "1 min 00 s")]
    [TestCase(245, "4 min 05 s")]
    [TestCase(3599.6, "1 h 00 min")]
    [TestCase(7620, "2 h 07 min")]
    [TestCase(360_000, "100 h 00 min")]
    public void Duration_AtTheEdgeOfAUnit_IsRoundedIntoTheNext(double seconds, string text) =>
        Assert.That(ReportFormat.Duration(TimeSpan.FromSeconds(seconds), ReportLanguage.English), Is.EqualTo(text));

    [TestCase(42, "42\u00A0octets", "42 bytes")]
    [TestCase(999_960, "1,0\u00A0Mo", "1.0 MB")]
    [TestCase(48_213_907, "48,2\u00A0Mo", "48.2 MB")]
    [TestCase(7_000_000_000, "7,0\u00A0Go", "7.0 GB")]
    public void Size_AnyLength_IsRounded(long bytes, string french, string english)
    {
        Assert.That(ReportFormat.Size(bytes, ReportLanguage.French), Is.EqualTo(french));
        Assert.That(ReportFormat.Size(bytes, ReportLanguage.English), Is.EqualTo(english));
    }
}
