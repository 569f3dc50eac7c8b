using System.Text.Json;
using Qlower.Loaders.Tests.EndToEnd;

namespace Qlower.Loaders.Tests.Secrets;

/// <summary>Files that hold the key where it does not belong. Each takes the header's key and the misplaced one, both as the content of a JSON text.</summary>
internal static class KeyPlaces
{
    /// <summary>A rejected record, so that there is a file of rejects.</summary>
    private const string Rejected = """{"id":"T-0","reqdExctnDt":"2026-01-31","id-prty":"P-0","amt":1,"ref":"x"}""";

    public static IReadOnlyDictionary<string, Func<string, string, string>> All { get; } = new Dictionary<string, Func<string, string, string>>
    {
        ["name of a member of the header"] = (key, form) => Load(key, $"\"{form}\": 1, {Transactions(Rejected)}"),
        ["value of an unknown member of the header"] = (key, form) => Load(key, $"\"token\": \"{form}\", {Transactions(Rejected)}"),
        ["name of a member of a record"] = (key, form) => Load(key, Transactions(Transaction("T-1", "1", more: $", \"{form}\": 1"))),
        ["joined to inigPtynm"] = (key, form) => LoaderFixture.Load(Transactions(Rejected), key, partner: "azur " + form),
        ["in place of inigPtynm"] = (key, form) => LoaderFixture.Load(Transactions(Rejected), key, partner: form),
        ["joined to creDtTm"] = (key, form) => LoaderFixture.Load(Transactions(Rejected), key, created: "2026-11-20T10:00:00 " + form),
        ["in place of versionId"] = (key, form) => LoaderFixture.Load(Transactions(Rejected), key, version: form),
        ["in a section that is a text"] = (key, form) => Load(key, $"\"transactions\": {JsonSerializer.Serialize($"[{{\"apiKey\":\"{form}\"}}]")}"),
        ["in an integrated record"] = (key, form) => Load(key, $"{Samples.Properties(Samples.Property)}, {Transactions(Transaction("T-1", "1", reference: $"see {form}"), Rejected)}"),
        ["in a record that a reference rejects"] = (key, form) => Load(key, Transactions(Transaction("T-1", "1", reference: form))),
        ["in a record that the schema rejects"] = (key, form) => Load(key, Transactions(Transaction("T-1", $"\"{form}\"", reference: form))),
        ["in an object inside a record"] = (key, form) => Load(key, Transactions(Transaction("T-1", "1", more: $$""", "meta": {"a": ["{{form}}"]}"""))),
        ["id"] = (key, form) => Load(key, $"{Samples.Properties(Samples.Property)}, {Transactions(Transaction(form, "1"), Transaction("x" + form, "1"), Transaction(form, "\"a\""))}"),
        ["id of a parent"] = (key, form) => Load(key, Samples.Properties(Samples.Property.Replace("P-1", form, StringComparison.Ordinal).TrimEnd('}') + ", \"documents\": [{\"id\":\"D-1\",\"fileName\":\"a\",\"year\":\"2024\",\"fileLink\":\"https://example.fr/a\"}]}")),
        ["id of a client"] = (key, form) => Load(key, $"\"clients\": [{{\"id\":\"{form}\",\"email\":\"{form}\",{Transactions(Rejected)}}}]"),
        ["reference"] = (key, form) => Load(key, Transactions(Transaction("T-1", "1", property: form))),
        ["in the message of a rule's exception"] = (key, form) => Load(key, $"{Samples.Properties(Samples.Property)}, {Transactions(Transaction("T-FAULT", "1", reference: form))}"),
        ["in the header behind the records"] = (key, form) =>
            $$"""{{{Samples.Properties(Samples.Property)}}, {{Transactions(Transaction(form, "1"), Transaction("T-2", "1", reference: form, property: form))}}, "{{form}}": 0, "inigPtynm": "azur", "creDtTm": "2026-11-20T10:00:00", "versionId": "2.0", "apiKey": "{{key}}"}""",
    };

    private static string Load(string key, string sections) => LoaderFixture.Load(sections, key);

    private static string Transactions(params string[] records) => Samples.Transactions(records);

    private static string Transaction(string id, string amount, string reference = "x", string property = "P-1", string more = "") =>
        $$"""{"id":"{{id}}","reqdExctnDt":"2026-01-31","id-prty":"{{property}}","amt":{{amount}},"ref":"{{reference}}"{{more}}}""";
}
