using System.Text;
using Qlower.Loaders.JsonSchema.Formats;

namespace Qlower.Loaders.JsonSchema.Tests;

public sealed class FormatTests
{
    private static readonly string[] Names =
    [
        "date", "time", "date-time", "duration", "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "uri", "uri-reference",
        "iri", "iri-reference", "uri-template", "uuid", "json-pointer", "relative-json-pointer", "regex",
    ];

    [TestCase("date", "0000-02-29")]
    [TestCase("date", "2000-02-29")]
    [TestCase("date", "9999-12-31")]
    [TestCase("date", "2026-04-30")]
    [TestCase("time", "23:59:60Z")]
    [TestCase("time", "00:00:00.000000000000000000001-23:59")]
    [TestCase("date-time", "2026-11-22t12:34:56z")]
    [TestCase("duration", "P1Y2M3DT4H5M6S")]
    [TestCase("duration", "P2W")]
    [TestCase("duration", "PT5M6S")]
    [TestCase("email", "a@b")]
    [TestCase("email", "\"a\\\" b\"@example.com")]
    [TestCase("email", "a@[IPv6:::1]")]
    [TestCase("idn-email", "дом@пример.рф")]
    [TestCase("idn-email", "\"д о\"@example.com")]
    [TestCase("hostname", "a.b-c.9")]
    [TestCase("hostname", "XN--9N2BP8Q.com")]
    [TestCase("hostname", "a--b.com")]
    [TestCase("idn-hostname", "bücher.example")]
    [TestCase("idn-hostname", "bücher。example")]
    [TestCase("idn-hostname", "ꭰ.com", false)]
    [TestCase("idn-hostname", "Ꭰ.com")]
    [TestCase("ipv4", "0.0.0.0")]
    [TestCase("ipv4", "255.255.255.255")]
    [TestCase("ipv6", "::")]
    [TestCase("ipv6", "1::")]
    [TestCase("ipv6", "1:2:3:4:5:6:7::")]
    [TestCase("ipv6", "::2:3:4:5:6:7:8")]
    [TestCase("ipv6", "1:2:3:4:5:6:1.2.3.4")]
    [TestCase("ipv6", "ABCD:ef01::1.2.3.4")]
    [TestCase("uri", "a:")]
    [TestCase("uri", "http://[v1.a:b]/")]
    [TestCase("uri", "http://user:pass@host:80/p?q?r/#f?")]
    [TestCase("uri", "http://host:/")]
    [TestCase("uri-reference", "")]
    [TestCase("uri-reference", "a/b:c")]
    [TestCase("iri", "http://例え.jp/é?\uE000")]
    [TestCase("iri-reference", "é#é")]
    [TestCase("uri-template", "{;x:9999,y*,z.a}é%20")]
    [TestCase("uri-template", "{=reserved}")]
    [TestCase("uuid", "123e4567-E89B-12d3-a456-426614174000")]
    [TestCase("json-pointer", "")]
    [TestCase("json-pointer", "/a~0b~1c//é")]
    [TestCase("relative-json-pointer", "10/a")]
    [TestCase("relative-json-pointer", "0#")]
    [TestCase("regex", "^\\p{Emoji}(?<n>a)\\k<n>$")]

    [TestCase("date", "1900-02-29", false)]
    [TestCase("date", "2026-04-31", false)]
    [TestCase("date", "2026-00-10", false)]
    [TestCase("date", "2026-13-10", false)]
    [TestCase("date", "2026-01-00", false)]
    [TestCase("date", "2026-01-32", false)]
    [TestCase("date", "2026/01-10", false)]
    [TestCase("date", "2026-01.10", false)]
    [TestCase("date", "20260-1-10", false)]
    [TestCase("date", "2026-01-1:", false)]
    [TestCase("date", "2026-01-1/", false)]
    [TestCase("date", "202:-01-10", false)]
    [TestCase("date", "2026-01-1", false)]
    [TestCase("date", "2026-01-101", false)]
    [TestCase("date", "２０２６", false)]
    [TestCase("time", "12:00:00", false)]
    [TestCase("time", "12:00:00.Z", false)]
    [TestCase("time", "12:30:60Z", false)]
    [TestCase("date-time", "2026-11-22 12:34:56Z", false)]
    [TestCase("duration", "P", false)]
    [TestCase("duration", "P1YT", false)]
    [TestCase("duration", "P1Y1D", false)]
    [TestCase("duration", "P1W1D", false)]
    [TestCase("duration", "PT1M1H", false)]
    [TestCase("email", "é@example.com", false)]
    [TestCase("email", "a@", false)]
    [TestCase("email", "a..b@c", false)]
    [TestCase("email", "a@b_c", false)]
    [TestCase("email", "a@[]", false)]
    [TestCase("idn-email", "a b@example.com", false)]
    [TestCase("hostname", "ab--c", false)]
    [TestCase("hostname", "ab--c.xn--", false)]
    [TestCase("hostname", "xx--9n2bp8q", false)]
    [TestCase("hostname", "xn--9n2bp8q.xn--99999999999999999999", false)]
    [TestCase("hostname", "xn--a-", false)]
    [TestCase("hostname", "-a", false)]
    [TestCase("hostname", "a-.b", false)]
    [TestCase("hostname", "a..b", false)]
    [TestCase("hostname", "bücher.example", false)]
    [TestCase("idn-hostname", "Bücher.example", false)]
    [TestCase("idn-hostname", "a\u00ADb", false)]
    [TestCase("idn-hostname", "ﬁ", false)]
    [TestCase("idn-hostname", "🐲", false)]
    [TestCase("idn-hostname", "é。", false)]
    [TestCase("ipv4", "1.2.3", false)]
    [TestCase("ipv4", "1.2.3.4.", false)]
    [TestCase("ipv4", "01.2.3.4", false)]
    [TestCase("ipv4", "256.2.3.4", false)]
    [TestCase("ipv4", ".1.2.3.4", false)]
    [TestCase("ipv6", ":", false)]
    [TestCase("ipv6", ":::", false)]
    [TestCase("ipv6", "1::2::3", false)]
    [TestCase("ipv6", "1:2:3:4:5:6:7:8::", false)]
    [TestCase("ipv6", "1:2:3:4:5:6:7:1.2.3.4", false)]
    [TestCase("ipv6", "1.2.3.4::", false)]
    [TestCase("ipv6", "1.2.3.4", false)]
    [TestCase("ipv6", "::1.2.3.4:5", false)]
    [TestCase("ipv6", "1:", false)]
    [TestCase("uri", "", false)]
    [TestCase("uri", "a", false)]
    [TestCase("uri", "1a:b", false)]
    [TestCase("uri", "http://[::1", false)]
    [TestCase("uri", "http://[v.a]/", false)]
    [TestCase("uri", "http://[v1.a/b]", false)]
    [TestCase("uri", "a:#b#c", false)]
    [TestCase("uri", "a:é", false)]
    [TestCase("uri-reference", "a:b:c%", false)]
    [TestCase("iri", "a:\uE000", false)]
    [TestCase("iri-reference", "\uFFFF", false)]
    [TestCase("uri-template", "{", false)]
    [TestCase("uri-template", "{a:}", false)]
    [TestCase("uri-template", "{a*:3}", false)]
    [TestCase("uri-template", "{.}", false)]
    [TestCase("uri-template", "%2", false)]
    [TestCase("uuid", "123e4567e89b12d3a456426614174000", false)]
    [TestCase("uuid", "{123e4567-e89b-12d3-a456-42661417400}", false)]
    [TestCase("json-pointer", "a", false)]
    [TestCase("json-pointer", "/~", false)]
    [TestCase("relative-json-pointer", "#", false)]
    [TestCase("relative-json-pointer", "0##", false)]
    [TestCase("regex", "(?P<n>a)", false)]
    [TestCase("regex", "[", false)]
    public void Find_Format_FindsMembers(string format, string text, bool expected = true) =>
        Assert.That(BuiltInFormats.Find(format)!(Encoding.UTF8.GetBytes(text)), Is.EqualTo(expected));

    /// <summary>Long, deep and odd values end in a verdict: no exception, no stack that runs out, no time without end.</summary>
    [TestCaseSource(nameof(Names))]
    public void Find_HostileValues_EndInAVerdict(string format)
    {
        var check = BuiltInFormats.Find(format)!;
        foreach (var unit in (string[])
            ["", "a", "1", ".", ":", "::", "-", "/", "~", "~0", "(", ")", "[", "\\", "{", "{a}", "%", "%41", "@", "\"", "é", "字", "🐲", "\0", "ا",
                "xn--", "xn--a", "P1", "T", "(?=", "\\p{L}", "a|", "\u200D", "1:", "#", "?", "a{9}"])
        {
            foreach (var count in (int[])[1, 2, 3, 8, 36, 60, 64, 253, 1_000, 20_000])
            {
                Assert.That(() => check(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(unit, count)))), Throws.Nothing);
            }
        }
    }

    /// <summary>Each date of a leap year and its neighbours, against the calendar of .NET.</summary>
    [Test]
    public void IsDate_EveryDayAndMonthOfTwoDigits_AgreesWithTheCalendar()
    {
        foreach (var year in (int[])[1900, 2000, 2023, 2024])
        {
            for (var month = 0; month < 100; month++)
            {
                for (var day = 0; day < 100; day++)
                {
                    var text = $"{year}-{month:00}-{day:00}";
                    var expected = month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

                    if (DateTimeFormat.IsDate(Encoding.ASCII.GetBytes(text)) != expected)
                    {
                        Assert.Fail(text);
                    }
                }
            }
        }
    }

    /// <summary>No byte but a digit or a hyphen passes at its place.</summary>
    [Test]
    public void IsDate_EveryByteAtEveryPlace_IsJudged()
    {
        for (var place = 0; place < 10; place++)
        {
            for (var b = 0; b < 256; b++)
            {
                var date = "2011-11-11"u8.ToArray();
                date[place] = (byte)b;
                var isHyphen = place is 4 or 7;
                var isDigit = b is >= '0' and <= '9' && !(place == 5 && b > '1') && !(place == 8 && b > '3') && !(place == 6 && b > '2')
                    && !(place == 8 && b == '3');

                var expected = isHyphen ? b == '-' : isDigit;

                Assert.That(DateTimeFormat.IsDate(date), Is.EqualTo(expected), $"{place} {b}");
            }
        }
    }
}
