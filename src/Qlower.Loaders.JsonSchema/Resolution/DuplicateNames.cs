using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Resolution;

/// <summary>
/// Finds names that occur twice in one object. <see cref="JsonDocumentOptions.AllowDuplicateProperties"/> would too, but makes the
/// process load a cryptography library, to seed its hashes.
/// </summary>
internal static class DuplicateNames
{
    /// <returns>The first such name; null when there is none.</returns>
    /// <exception cref="InvalidOperationException">A name contains half a surrogate pair.</exception>
    public static string? Find(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                if (Find(item) is { } name)
                {
                    return name;
                }
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var member in element.EnumerateObject())
            {
                if ((names.Add(member.Name) ? Find(member.Value) : member.Name) is { } name)
                {
                    return name;
                }
            }
        }

        return null;
    }
}
