using System.Collections.Frozen;
using System.Text.Json;

namespace Qlower.Loaders.Transformation;

/// <summary>The French labels of the format's codes, from the reference list shipped in the package. Thread-safe.</summary>
internal static class ReferenceCodes
{
    private static readonly Lazy<FrozenDictionary<string, FrozenDictionary<string, string>>> Lists = new(Load);

    /// <summary>The label of a code; <see langword="null"/> for an unknown code or list.</summary>
    public static string? LabelOf(string list, string? code) =>
        code is not null && Lists.Value.TryGetValue(list, out var labels) ? labels.GetValueOrDefault(code) : null;

    private static FrozenDictionary<string, FrozenDictionary<string, string>> Load()
    {
        using var stream = typeof(ReferenceCodes).Assembly.GetManifestResourceStream("reference-codes.json")
            ?? throw new InvalidOperationException("The resource reference-codes.json is missing.");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.EnumerateObject().ToFrozenDictionary(
            list => list.Name,
            list => list.Value.EnumerateArray().ToFrozenDictionary(
                entry => entry.GetProperty("code").GetString()!,
                entry => entry.GetProperty("label").GetString()!));
    }
}
