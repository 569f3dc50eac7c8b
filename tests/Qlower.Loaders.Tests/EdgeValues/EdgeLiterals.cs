using System.Globalization;

namespace Qlower.Loaders.Tests.EdgeValues;

/// <summary>JSON literals at the edge of what a type holds, and random ones; the same ones for the same seed.</summary>
internal sealed class EdgeLiterals(int seed)
{
    private static readonly string[] Blanks =
        ["\" \"", "\"\\t\"", "\"\\u0085\"", "\"\u00A0\"", "\"\\u1680\"", "\"\u2003\"", "\"\\u2028\"", "\"\\u202f\"", "\"\\u205f\"", "\"\u3000\"", "\"\\r\\n \\u00a0\""];

    private static readonly string[] Texts =
    [
        "\"\"", "\"a\"", "\" a \"", "\"\\u00a0é\\u3000\"", "\"\\ud83d\\ude00\"", "\"😀\"", "\"\\ud83d\"", "\"\\ude00x\"", "\"\\u0000\"", "\"a\\u0000b\"",
        "\"\\u200b\"", "\"\\ufeff\"", "\"\\uffff\"", "\"\\u001f\"", "\"\\u001c\"", "\"e\\u0301\"", "\"\\\"\\\\\\/\\b\\f\\n\\r\\tx\"", "\"null\"", "null", "0", "true", "[]", "{}",
    ];

    private static readonly string[] Numbers =
    [
        "0", "-0", "0.0", "-0.0", "0e0", "0E5", "-0e-5", "0e999", "0e99999999999", "-0.000e-99999999999", "1", "-1", "1.0", "1.50", "1e0", "1E+2", "10e-1", "5e-1", "0.5",
        "1e27", "1e28", "1e29", "1e-27", "1e-28", "1e-29", "7.9e28", "79228162514264337593543950335", "79228162514264337593543950336", "-79228162514264337593543950335",
        "9999999999999999999999999999", "99999999999999999999999999999", "0.9999999999999999999999999999", "0.99999999999999999999999999999", "1.0000000000000000000000000000000000",
        "1.234567890123456789012345678", "1.2345678901234567890123456789", "1234567890123.123456789012345", "100000000000000000000000000000000e-10", "0.00000000000000000000000000000000001e20",
        "1e1000", "1e-1000", "1e99999999999", "2147483647", "2147483648", "2147483647.0", "2.147483647e9", "21474836470e-1", "9223372036854775807", "9223372036854775808", "18446744073709551616",
        "1e308", "1.7976931348623157e309", "123e-2", "-12.5e1",
    ];

    private static readonly string[] NumbersAsText =
        ["\"0\"", "\"-0\"", "\"12\"", "\"-12.50\"", "\"00012\"", "\"12.\"", "\".5\"", "\"+5\"", "\"1e5\"", "\"1,5\"", "\" 5\"", "\"5 \"", "\"٥\"", "\"79228162514264337593543950335\"", "\"0.0000000000000000000000000001\"", "\"0.00000000000000000000000000001\"", "\"00000000000000000000000000000000000000000001\""];

    private static readonly string[] Dates =
    [
        "0000-01-01", "0000-02-29", "0000-12-31", "0001-01-01", "0001-01-00", "0001-00-01", "0004-02-29", "0100-02-29", "1582-10-10", "1900-02-29", "1900-02-28", "2000-02-29", "2023-02-29",
        "2024-02-29", "2024-02-30", "2024-04-31", "2024-12-31", "2024-13-01", "9999-12-31", "10000-01-01", "-0001-01-01", "+2024-01-01", "2024-1-1", "20240101", " 2024-01-01", "2024-01-01 ",
        "2024-01-01T00:00:00", "2024/01/01", "２０２４-01-01", "2024-W01-1", "2024-001", "2024-01",
    ];

    private static readonly string[] Years =
        ["\"0000\"", "\"0001\"", "\"0999\"", "\"1000\"", "\"2024\"", "\"9999\"", "\"10000\"", "\"24\"", "\"2024 \"", "\"٢٠٢٤\"", "0", "999", "1000", "2024", "9999", "10000", "2024.0", "2.024e3", "20240e-1", "2024.5", "-2024"];

    private static readonly string[] WebAddresses =
    [
        "https://example.fr", "HTTP://EXAMPLE.FR/A", "https://example.fr:0/", "https://example.fr:65535/", "https://example.fr:65536/", "https://", "https:///a", "https://[::1]/", "https://[::1/", "https://a b/",
        "https://example.fr/%zz", "https://éxample.fr/é", "https://user:pw@example.fr/", "https://example.fr/\u00A0", "https://example..fr/", "https://-/", "http://1.2.3.4.5/", "http://256.1.1.1/", "http://4294967296/", "ftp://example.fr/", "https:example.fr",
        "//example.fr/", "https://example.fr/?q=😀#f", "https://xn--/", "https://.", "http://\u3002", "http://a\u200b.fr/", "javascript://example.fr/%0aalert(1)",
    ];

    private static readonly string[] Emails =
        ["a@b.fr", "A@B.FR", " a@b.fr", "a@b.fr ", "a@b", "é@b.fr", "a@é.fr", "\\\"a b\\\"@b.fr", "a@[127.0.0.1]", "a@b@c.fr", "İ@b.fr", "@b.fr", "a@", "a..b@c.fr"];

    private static readonly string[] Phones =
        ["0612345678", "+33 6 12 34 56 78", "+33 (0)6", "0", "+", "112", "3615", "06 12 34 56 78 x9", "+999999999999999", "００６", "06-12-34-56-78/79", "téléphone", "+1 800 FLOWERS", "0033000000000"];

    private static readonly string[] Codes =
    [
        "5", "\"5\"", "5.0", "5e0", "50e-1", "0.5e1", "5.00000000000000000000000000000000000000", "5.00000000000000000000000000000000000001", "500000000000000000000000000000000000000e-38", "\"5.0\"", "\"05\"", "\" 5\"", "-5", "7", "26", "1000",
        "\"1000\"", "1e3", "\"FR\"", "\"fr\"", "\"EUR\"", "\"A\"", "\"O\"", "\"N\"", "\"o\"", "\"M\"", "\"MME\"", "\"IR\"", "\"D\"", "\"NEW\"",
    ];

    private readonly Random _random = new(seed);

    /// <summary>The literals for a field of this kind, the edges of other kinds among them.</summary>
    public IEnumerable<string> Of(FieldKind kind) =>
    [
        // As an id, the escaped character would be the same as the plain one.
        .. Texts.Where(text => kind != FieldKind.Id || text != "\"\\ud83d\\ude00\""), .. Blanks,
        .. kind switch
        {
            FieldKind.Decimal or FieldKind.OptionalDecimal or FieldKind.Count => [.. Numbers, .. NumbersAsText, .. Random(40)],
            FieldKind.Date or FieldKind.OptionalDate => Quoted([.. Dates, .. RandomDates(15)]),
            FieldKind.Year => Years,
            FieldKind.WebAddress => Quoted([.. WebAddresses, "https://example.fr/" + new string('a', 4077), "https://example.fr/" + new string('a', 4078)]),
            FieldKind.Email => Quoted([.. Emails, new string('a', 60) + "@" + string.Join('.', Enumerable.Repeat(new string('b', 60), 3)) + ".fr"]),
            FieldKind.Phone => Quoted([.. Phones, .. Enumerable.Range(0, 20).Select(_ => RandomPhone())]),
            FieldKind.Code or FieldKind.YesNo => Codes,
            FieldKind.Id or FieldKind.Text or FieldKind.OptionalText => Quoted(
                [Repeat("x", 255), Repeat("x", 256), Repeat("😀", 255), Repeat("😀", 256), Repeat("é", 255), Repeat("e\u0301", 127), Repeat("\u00A0", 300), Repeat("z", 60_000), "732829320", "35600000000048", "12345", "123456789"]),
            _ => [],
        },
    ];

    private static string[] Quoted(IEnumerable<string> texts) => [.. texts.Select(text => $"\"{text}\"")];

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private IEnumerable<string> Random(int count) => Enumerable.Range(0, count).Select(_ => RandomNumber());

    private string RandomNumber()
    {
        var digits = string.Concat(Enumerable.Range(0, _random.Next(1, 36)).Select(_ => (char)('0' + _random.Next(10)))).TrimStart('0');
        var whole = digits.Length == 0 ? "0" : digits;
        var point = _random.Next(whole.Length + 8);
        var text = point < whole.Length ? $"{whole[..(point + 1)]}{(point + 1 < whole.Length ? "." + whole[(point + 1)..] : "")}" : "0." + new string('0', point - whole.Length) + whole;
        var exponent = _random.Next(3) == 0 ? "e" + _random.Next(-40, 40).ToString(CultureInfo.InvariantCulture) : "";
        return (_random.Next(2) == 0 ? "-" : "") + text + exponent;
    }

    private IEnumerable<string> RandomDates(int count) => Enumerable.Range(0, count)
        .Select(_ => string.Create(CultureInfo.InvariantCulture, $"{_random.Next(10000):0000}-{_random.Next(14):00}-{_random.Next(33):00}"));

    private string RandomPhone() => new([.. Enumerable.Range(0, _random.Next(1, 25)).Select(_ => "0123456789+ ().-/x"[_random.Next(18)])]);
}
