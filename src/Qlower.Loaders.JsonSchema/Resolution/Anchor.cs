namespace Qlower.Loaders.JsonSchema.Resolution;

/// <summary>The names that <c>$anchor</c> and <c>$dynamicAnchor</c> may give.</summary>
internal static class Anchor
{
    public static bool IsValid(string name, SchemaDialect dialect)
    {
        // 2019-09 lets a name have colons, 2020-12 lets it begin with an underscore.
        var isOlder = dialect == SchemaDialect.Draft201909;
        return name.Length > 0
            && (char.IsAsciiLetter(name[0]) || (name[0] == '_' && !isOlder))
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' || (c == ':' && isOlder));
    }
}
