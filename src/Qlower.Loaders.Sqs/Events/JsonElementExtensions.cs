using System.Text.Json;

namespace Qlower.Loaders.Sqs.Events;

/// <summary>Reads JSON of unknown shape.</summary>
internal static class JsonElementExtensions
{
    /// <summary>Returns a member of an object; <see langword="null"/> when it does not exist, or the element is not an object.</summary>
    public static JsonElement? Find(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    /// <summary>Returns the text of a member; <see langword="null"/> when it does not exist, or is not a text.</summary>
    public static string? FindText(this JsonElement element, string name)
    {
        if (element.Find(name) is not { ValueKind: JsonValueKind.String } member)
        {
            return null;
        }

        try
        {
            return member.GetString();
        }
        catch (InvalidOperationException)
        {
            // An escape of an unpaired surrogate: valid JSON, but not a text.
            return null;
        }
    }
}
