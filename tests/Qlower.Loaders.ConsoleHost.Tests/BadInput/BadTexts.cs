using System.Text;

namespace Qlower.Loaders.ConsoleHost.Tests.BadInput;

/// <summary>Small files, each with one fault.</summary>
internal static class BadTexts
{
    private static readonly string Deep = new('[', 10_000);
    private static readonly string Digits = new('1', 40);

    /// <summary>Faults that refuse the file, and faults of one record.</summary>
    public static IReadOnlyList<BadText> All { get; } = [.. Bytes(), .. Encodings(), .. Keys(), .. Numbers(), .. Headers()];

    private static IEnumerable<BadText> Bytes() =>
    [
        new("empty", RuleCodes.EmptyFile, "§"),
        new("blank", RuleCodes.EmptyFile, "§  \n "),
        new("null", RuleCodes.RootNotObject, "§null"),
        new("array", RuleCodes.RootNotObject, $"§[{Texts.File()}]"),
        new("text", RuleCodes.RootNotObject, $"§\"{Texts.Key}\""),
        new("garbage-behind", RuleCodes.TrailingData, Texts.File() + "\n§x"),
        new("document-behind", RuleCodes.TrailingData, Texts.File() + "§" + Texts.File()),
        new("key-behind", RuleCodes.TrailingData, Texts.File() + $"§\"{Texts.Key}\""),
        new("nul-behind", RuleCodes.TrailingData, Texts.File() + "§\0"),
        new("comma-behind", RuleCodes.InvalidJson, Texts.File(Texts.Transaction() + ",§")),
        new("comment", RuleCodes.InvalidJson, Texts.File("§// none\n" + Texts.Transaction())),
        new("single-quotes", RuleCodes.InvalidJson, "{§'apiKey':'" + Texts.Key + "'}"),
        new("key-without-quotes", RuleCodes.InvalidJson, "{\"apiKey\":§" + Texts.Key + "}"),
        new("key-without-colon", RuleCodes.InvalidJson, "{\"apiKey\" §\"" + Texts.Key + "\"}"),
        new("key-with-wrong-escape", RuleCodes.InvalidJson, "{\"apiKey\": \"\\§q" + Texts.Key + "\"}"),
        new("key-as-literal", RuleCodes.InvalidJson, "{\"apiKey\": n§" + Texts.Key + "\"}"),
        new("key-cut", RuleCodes.TruncatedFile, "{\"apiKey\": \"" + Texts.Key + "§"),
        new("newline-in-text", RuleCodes.InvalidJson, Texts.File("{\"id\":\"T§\n1\"}")),
        new("nul-byte-in-text", RuleCodes.InvalidJson, Texts.File("{\"id\":\"T§\01\"}")),
        new("deep-in-root", RuleCodes.NestedTooDeep, "{" + Texts.Header + ",\"x\":" + Deep[..63] + "§" + Deep[63..]),
        new("deep-in-record", RuleCodes.NestedTooDeep, Texts.File("{\"x\":" + Deep[..61] + "§" + Deep[61..])),
        new("deep-objects", RuleCodes.NestedTooDeep, "{\"a\":" + string.Concat(Enumerable.Repeat("{\"a\":", 62)) + "{\"a\":§" + string.Concat(Enumerable.Repeat("{\"a\":", 10_000))),
    ];

    private static IEnumerable<BadText> Encodings() =>
    [
        new("utf16-le", RuleCodes.NotUtf8, "§") { Content = Encoding.Unicode.GetBytes(Texts.File()) },
        new("utf16-be", RuleCodes.NotUtf8, "§") { Content = Encoding.BigEndianUnicode.GetBytes(Texts.File()) },
        new("utf16-le-mark", RuleCodes.NotUtf8, "§") { Content = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Texts.File())] },
        new("utf16-be-mark", RuleCodes.NotUtf8, "§") { Content = [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Texts.File())] },
        new("utf32", RuleCodes.NotUtf8, "§") { Content = Encoding.UTF32.GetBytes(Texts.File()) },
        new("latin1-in-text", RuleCodes.InvalidUtf8, Texts.File("{\"id\":\"T-1\",\"ref\":\"lib§\u00e9ll\u00e9\"}")),
        new("latin1-in-key", RuleCodes.InvalidUtf8, Texts.File("{\"libell§\u00e9\":1}")),
        new("bytes-between-tokens", RuleCodes.InvalidUtf8, Texts.File("§\u00ff{}")),
        new("overlong", RuleCodes.InvalidUtf8, Texts.File("{\"id\":\"§\u00c0\u0080\"}")),
        new("surrogate-in-utf8", RuleCodes.InvalidUtf8, Texts.File("{\"id\":\"§\u00ed\u00a0\u0080\"}")),
        new("above-unicode", RuleCodes.InvalidUtf8, Texts.File("{\"id\":\"§\u00f4\u0090\u0080\u0080\"}")),
        new("character-cut", RuleCodes.InvalidUtf8, Texts.File() + "§\u00e2\u0082"),
        new("surrogate-in-text", RuleCodes.LoneSurrogate, Texts.File(Texts.Transaction(), Texts.Transaction("T-2", more: "\"purpose\":\"a§\\ud83dz\",")), isRecordFault: true),
        new("low-surrogate-in-text", RuleCodes.LoneSurrogate, Texts.File(Texts.Transaction(), Texts.Transaction("T-2", more: "\"purpose\":\"§\\ude00a\",")), isRecordFault: true),
        new("surrogate-in-key", RuleCodes.LoneSurrogate, Texts.File(Texts.Transaction(), Texts.Transaction("T-2", more: "\"§\\ud83d\":1,")), isRecordFault: true),
        new("surrogate-in-root-key", RuleCodes.LoneSurrogate, "{\"§\\ud83d\":1," + Texts.File()[1..]),
        new("nul-in-text", RuleCodes.NulCharacter, Texts.File(Texts.Transaction(), Texts.Transaction("T-2", more: "\"purpose\":§\"a\\u0000b\",")), isRecordFault: true),
        new("nul-in-id", RuleCodes.NulCharacter, Texts.File(Texts.Transaction(), Texts.Transaction().Replace("\"T-1\"", "§\"T\\u00002\"", StringComparison.Ordinal)), isRecordFault: true),
    ];

    private static IEnumerable<BadText> Keys() =>
    [
        new("header-twice", RuleCodes.DuplicateKey, $"{{{Texts.Header},§\"inigPtynm\":\"{Texts.Partner}\"}}"),
        new("key-twice", RuleCodes.DuplicateKey, $"{{{Texts.Header},§\"apiKey\":\"{Texts.Key}\"}}"),
        new("key-twice-escaped", RuleCodes.DuplicateKey, $"{{{Texts.Header},§\"api\\u004bey\":\"{Texts.Key}\"}}"),
        new("section-twice", RuleCodes.DuplicateKey, $"{{{Texts.Header},\"transactions\":[],§\"transactions\":[]}}"),
        new("unknown-twice", RuleCodes.DuplicateKey, $"{{{Texts.Header},\"x\":1,§\"x\":2}}"),
        new("member-twice", RuleCodes.DuplicateKey, Texts.File(Texts.Transaction(), Texts.Transaction("T-2", more: "\"amt\":1,").Replace(",\"amt\":12", ",§\"amt\":12", StringComparison.Ordinal)), isRecordFault: true),
        new("id-twice", RuleCodes.DuplicateKey, Texts.File(Texts.Transaction(), Texts.Transaction("T-2", more: "\"\\u0069d\":\"T-3\",").Replace(",\"id\":", ",§\"id\":", StringComparison.Ordinal)), isRecordFault: true),
        new("nested-twice", RuleCodes.DuplicateKey, Texts.File(Texts.Transaction(), Texts.Transaction("T-2", more: "\"x\":{\"a\":1,§\"a\":1},")), isRecordFault: true),
    ];

    private static IEnumerable<BadText> Numbers() =>
    [
        Amount("exponent", RuleCodes.InvalidDecimal, "1e999"),
        Amount("huge-exponent", RuleCodes.InvalidDecimal, "1e999999999"),
        Amount("endless-exponent", RuleCodes.InvalidDecimal, "1e99999999999999999999"),
        Amount("small-exponent", RuleCodes.InvalidDecimal, "1e-999"),
        Amount("endless-small-exponent", RuleCodes.InvalidDecimal, "1e-99999999999999999999"),
        Amount("forty-digits", RuleCodes.InvalidDecimal, Digits),
        Amount("forty-decimals", RuleCodes.InvalidDecimal, "0." + Digits),
        Amount("forty-digits-as-text", RuleCodes.InvalidDecimal, $"\"{Digits}\""),
        Amount("thousand-digits", RuleCodes.NumberTooLong, string.Concat(Enumerable.Repeat(Digits, 25))),
        Amount("exponent-as-text", RuleCodes.InvalidDecimal, "\"1e3\""),
        Amount("infinity-as-text", RuleCodes.InvalidDecimal, "\"Infinity\""),
        new("infinity", RuleCodes.InvalidJson, Texts.File(Texts.Transaction(amount: "§Infinity"))),
        new("nan", RuleCodes.InvalidJson, Texts.File(Texts.Transaction(amount: "§NaN"))),
        new("minus-infinity", RuleCodes.InvalidJson, Texts.File(Texts.Transaction(amount: "-§Infinity"))),
        new("leading-zero", RuleCodes.InvalidJson, Texts.File(Texts.Transaction(amount: "0§1"))),
        new("plus", RuleCodes.InvalidJson, Texts.File(Texts.Transaction(amount: "§+1"))),
        new("no-integer-part", RuleCodes.InvalidJson, Texts.File(Texts.Transaction(amount: "§.5"))),
        new("hexadecimal", RuleCodes.InvalidJson, Texts.File(Texts.Transaction(amount: "0§x10"))),
    ];

    private static IEnumerable<BadText> Headers() =>
    [
        new("wrong-key", RuleCodes.WrongKey, Header("apiKey", $"§\"{Texts.Key}-no\"")),
        new("wrong-case-of-key", RuleCodes.WrongKey, Header("apiKey", $"§\"{Texts.Key.ToLowerInvariant()}\"")),
        new("empty-key", RuleCodes.HeaderMemberInvalid, Header("apiKey", "§\"\"")),
        new("null-key", RuleCodes.HeaderMemberInvalid, Header("apiKey", "§null")),
        new("key-as-object", RuleCodes.HeaderMemberInvalid, Header("apiKey", $"§{{\"{Texts.Key}\":\"{Texts.Key}\"}}")),
        new("key-as-array", RuleCodes.HeaderMemberInvalid, Header("apiKey", $"§[\"{Texts.Key}\"]")),
        new("missing-key", RuleCodes.HeaderMemberMissing, Texts.File().Replace("\"apiKey\"", "§\"api_key\"", StringComparison.Ordinal)),
        new("other-partner", RuleCodes.ForeignPartner, Header("inigPtynm", "§\"cobalt\"")),
        new("unknown-partner", RuleCodes.UnknownPartner, Header("inigPtynm", "§\"nobody\"")),
        new("partner-with-escapes", RuleCodes.UnknownPartner, Header("inigPtynm", "§\"\\u001b[31m\\u202ered\"")),
        new("key-as-partner", RuleCodes.UnknownPartner, Header("inigPtynm", $"§\"{Texts.Key}\"")),
        new("key-as-version", RuleCodes.UnknownVersion, Header("versionId", $"§\"{Texts.Key}\"")),
        new("key-as-date", RuleCodes.HeaderMemberInvalid, Header("creDtTm", $"§\"{Texts.Key}\"")),
        new("version", RuleCodes.UnknownVersion, Header("versionId", "§\"3.0\"")),
        new("version-as-number", RuleCodes.UnknownVersion, Header("versionId", "§2.0")),
        new("future", RuleCodes.FutureDate, Header("creDtTm", "§\"2999-01-01\"")),
        new("no-date", RuleCodes.HeaderMemberInvalid, Header("creDtTm", "§\"2026-02-30\"")),
    ];

    private static BadText Amount(string name, string code, string amount) =>
        new(name, code, Texts.File(Texts.Transaction(), Texts.Transaction("T-2", "§" + amount)), isRecordFault: true);

    private static string Header(string member, string value)
    {
        var members = Texts.Header.Split(',').Select(text => text.StartsWith($"\"{member}\"", StringComparison.Ordinal) ? $"\"{member}\":{value}" : text);
        return Texts.File(Texts.Transaction()).Replace(Texts.Header, string.Join(",\n", members), StringComparison.Ordinal);
    }
}
