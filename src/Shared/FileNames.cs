using System.Text;

namespace Qlower.Shared;

/// <summary>What places do with the names that partners gave.</summary>
internal static class FileNames
{
    /// <summary>The name, or as much of its beginning as fits into so many bytes of UTF-8. Characters stay whole.</summary>
    public static string Cut(string name, int bytes)
    {
        while (Encoding.UTF8.GetByteCount(name) > bytes)
        {
            name = name[..^(char.IsLowSurrogate(name[^1]) ? 2 : 1)];
        }

        return name;
    }

    /// <summary>The name without <c>.json</c>.</summary>
    public static string Stem(string name) => name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? name[..^5] : name;
}
