using System.Globalization;

namespace Qlower.Loaders.Schemas;

/// <summary>Reads RFC 6901 pointers.</summary>
internal static class JsonPointerNames
{
    /// <summary>The names, unescaped; none for the root, and none for what is no pointer.</summary>
    public static IEnumerable<string> Of(string pointer) =>
        pointer.StartsWith('/')
            ? pointer[1..].Split('/').Select(name => name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))
            : [];

    /// <summary>The name as it is written in a pointer.</summary>
    public static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    public static bool TryIndex(string name, out int index) => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out index);
}
