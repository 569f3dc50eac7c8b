using System.Text.Json;
using Qlower.Loaders.Rules;

namespace Qlower.Loaders.FormatGuide;

/// <summary>The texts of the guide, which the schema does not contain. Thread-safe.</summary>
internal static class GuideTexts
{
    private static readonly Lazy<JsonElement> Texts = new(Load);

    /// <summary>What a field means; null for a field without a text.</summary>
    public static LocalizedText? MeaningOf(string section, string field) => Find(section, field) is { } entry ? TextOf(entry) : null;

    /// <summary>The label of a code that is not in the reference codes; null for none.</summary>
    public static LocalizedText? LabelOf(string field, string code) =>
        Find("codes", field) is { } codes && codes.TryGetProperty(code, out var label) ? TextOf(label) : null;

    /// <summary>A type by the name of its definition in the schema; null for none.</summary>
    public static LocalizedText? TypeOf(string name) => Find("types", name) is { } entry ? TextOf(entry) : null;

    /// <summary>The default of a field; null for none.</summary>
    public static string? DefaultOf(string section, string field) => ValueOf(section, field, "default");

    /// <summary>The value of a field in a minimal file; null for a field that it omits.</summary>
    public static string? SampleOf(string section, string field) => ValueOf(section, field, "sample");

    /// <summary>Whether the contract requires a field that the schema accepts without.</summary>
    public static bool IsRequired(string section, string field) => Find(section, field) is { } entry && entry.TryGetProperty("required", out _);

    private static string? ValueOf(string section, string field, string member) =>
        Find(section, field) is { } entry && entry.TryGetProperty(member, out var value) ? value.GetString() : null;

    private static JsonElement? Find(string section, string field) =>
        Texts.Value.TryGetProperty(section, out var fields) && fields.TryGetProperty(field, out var entry) ? entry : null;

    private static LocalizedText TextOf(JsonElement entry) => RuleText.Text((entry.GetProperty("fr").GetString()!, entry.GetProperty("en").GetString()!));

    private static JsonElement Load()
    {
        using var stream = typeof(GuideTexts).Assembly.GetManifestResourceStream("format-texts.json")
            ?? throw new InvalidOperationException("The resource format-texts.json is missing.");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
