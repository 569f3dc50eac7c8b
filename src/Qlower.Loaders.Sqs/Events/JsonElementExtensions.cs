using System.Text.Json;

namespace Qlower.Loaders.Sqs.Events;

/// <summary>Looks into JSON that may be of any shape.</summary>
internal static class JsonElementExtensions
{
    /// <summary>The member of an object; <see langword="null"/> when there is none, or when this is no object.</summary>
    public static JsonElement? Find(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    /// <summary>The text of a member; <see langword="null"/> when there is none, or when it is no text.</summary>
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
            // An escape for half a character: grammatical JSON, but no text.
            return null;
        }
    }
}
