using System.Text.Json;
using Qlower.Loaders.Schemas;
using Qlower.Loaders.Transformation;

namespace Qlower.Loaders.FormatGuide;

/// <summary>Reads the sections of the format from its schema, its texts and its reference codes.</summary>
internal static class FormatSections
{
    public const string Header = "header";

    private static readonly Lazy<SchemaFields> Format = new(() => LoaderSchema.ReadFields());

    private static readonly string[] HeaderFields = ["inigPtynm", "apiKey", "creDtTm", "versionId"];

    private static readonly Dictionary<string, string[]> HeaderRules = new(StringComparer.Ordinal)
    {
        ["inigPtynm"] = [RuleCodes.UnknownPartner, RuleCodes.ForeignPartner],
        ["apiKey"] = [RuleCodes.WrongKey],
        ["creDtTm"] = [RuleCodes.FutureDate],
    };

    private static readonly string[] ReferenceRules = [RuleCodes.UnknownReference, RuleCodes.ReferenceRejected, RuleCodes.ReferenceOfOtherClient];

    /// <summary>The rules of later stages, by section and field.</summary>
    private static readonly Dictionary<(string, string), string[]> LaterRules = new()
    {
        [("transactions", "id-prty")] = [.. ReferenceRules, RuleCodes.PropertyErased],
        [("transactions", "purpose")] = [RuleCodes.UnmappedPurpose],
        [("documents", "propertyId")] = [RuleCodes.DocumentWithoutOwner, .. ReferenceRules, RuleCodes.PropertyErased],
        [("documents", "declarantId")] = [RuleCodes.DocumentWithoutOwner, .. ReferenceRules],
        [("properties", "declarantId")] = ReferenceRules,
        [("properties", "remove")] = [RuleCodes.NothingToErase],
        [("properties", "taxRegime")] = [RuleCodes.TaxRegimeDefaulted],
        [("properties", "telNumber")] = [RuleCodes.NotNormalised],
        [("clients", "phoneNumber")] = [RuleCodes.NotNormalised],
    };

    /// <summary>The header, then every model.</summary>
    public static IReadOnlyList<FormatSection> Read(SchemaReading schema)
    {
        var client = schema.Definition("clients").GetProperty("properties").GetProperty("client");
        var property = schema.Definition("properties");
        return
        [
            new(Header, [.. Fields(schema, Header, schema.Root, schema.Root).Where(field => HeaderFields.Contains(field.Name))]),
            new("clients", [.. Fields(schema, "clients", client, client)]),
            Of(schema, "declarants"),
            Of(schema, "associates"),
            new("properties", [.. Fields(schema, "properties", property, property.GetProperty("else"))]),
            Of(schema, "transactions"),
            Of(schema, "documents"),
        ];
    }

    private static FormatSection Of(SchemaReading schema, string name) => new(name, [.. Fields(schema, name, schema.Definition(name), schema.Definition(name))]);

    /// <param name="schema">The schema.</param>
    /// <param name="section">The section.</param>
    /// <param name="outer">The object that lists the fields.</param>
    /// <param name="inner">The object that defines them, which may be the same.</param>
    private static IEnumerable<FormatField> Fields(SchemaReading schema, string section, JsonElement outer, JsonElement inner)
    {
        var required = new[] { outer, inner }.SelectMany(part => part.GetProperty("required").EnumerateArray()).Select(name => name.GetString()).ToHashSet();
        var names = outer.GetProperty("properties").EnumerateObject().Select(member => member.Name).ToArray();
        foreach (var name in names.OrderBy(name => IsSection(outer, name)))
        {
            var definition = inner.GetProperty("properties").TryGetProperty(name, out var own) ? own : outer.GetProperty("properties").GetProperty(name);
            if (GuideTexts.MeaningOf(section, name) is { } meaning)
            {
                yield return Field(schema, section, name, meaning, definition, required.Contains(name) || GuideTexts.IsRequired(section, name));
            }
        }
    }

    private static bool IsSection(JsonElement schema, string name) =>
        schema.GetProperty("properties").GetProperty(name) is { ValueKind: JsonValueKind.Object } definition && definition.TryGetProperty("items", out _);

    private static FormatField Field(SchemaReading schema, string section, string name, LocalizedText meaning, JsonElement definition, bool isRequired)
    {
        var list = SchemaReading.ReferenceOf(definition) ?? name;
        var codes = Format.Value.Find(ScopeOf(section), name)?.Codes ?? [];
        var isSection = definition.TryGetProperty("items", out _);
        string[] rules =
        [
            .. isRequired && section != Header && name != "taxRegime" ? [RuleCodes.RequiredMissing] : (string[])[],
            .. section == Header ? [RuleCodes.HeaderMemberMissing, .. HeaderRules.GetValueOrDefault(name) ?? []] : (string[])[],
            .. schema.RulesOf(definition),
            .. IdRules(section, name),
            .. LaterRules.GetValueOrDefault((section, name)) ?? [],
        ];
        return new FormatField
        {
            Name = name,
            Meaning = meaning,
            Type = isSection ? GuideTexts.TypeOf("section")! : codes.Count > 0 ? GuideTexts.TypeOf("code")! : GuideTexts.TypeOf(list)!,
            IsRequired = isRequired,
            Codes = [.. codes.Select(code => (code, ReferenceCodes.LabelOf(list, code) is { } label ? new LocalizedText(label, label) : GuideTexts.LabelOf(name, code)!))],
            Default = GuideTexts.DefaultOf(section, name),
            Rules = [.. rules.Distinct().Order(StringComparer.Ordinal)],
        };
    }

    private static string ScopeOf(string section) => section switch
    {
        Header => SchemaFields.Root,
        "clients" => SchemaFields.ClientBlock,
        _ => section,
    };

    private static string[] IdRules(string section, string name) =>
        (section == "clients" && name == "email") || (section != Header && name == "id")
            ? [RuleCodes.KeyAsId, RuleCodes.DuplicateId, RuleCodes.SimilarId]
            : [];
}
