namespace Qlower.Loaders.JsonSchema.Resolution;

/// <summary>The names that <c>$anchor</c> and <c>$dynamicAnchor</c> may have.</summary>
internal static class Anchor
{
    public static bool IsValid(string name, SchemaDialect dialect)
    {
        // 2019-09 allows colons in a name, 2020-12 allows an underscore at its start.
        var isOlder = dialect == SchemaDialect.Draft201909;
        return name.Length > 0
            && (char.IsAsciiLetter(name[0]) || (name[0] == '_' && !isOlder))
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' || (c == ':' && isOlder));
    }
}
