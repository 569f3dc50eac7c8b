using Qlower.Shared;

namespace Qlower.Loaders.JsonSchema.Strict;

/// <summary>Finds keywords that nobody evaluates.</summary>
internal sealed class UnknownKeywords
{
    private readonly string[] _own;
    private readonly HashSet<string> _known;
    private readonly string[] _prefixes;

    public UnknownKeywords(SchemaCompileOptions options)
    {
        _own = [.. new[] { options.ObserveKeyword, options.WarningKeyword, options.RuleKeyword }.OfType<string>()];
        _known = [.. _own, .. options.KnownAnnotations];
        _prefixes = [.. options.KnownAnnotations.Where(name => name.EndsWith('*')).Select(name => name[..^1])];
    }

    public void Find(StrictSchema schema, WarningList warnings)
    {
        var isAlone = schema.IsReferenceAlone;
        foreach (var member in schema.Element.EnumerateObject())
        {
            var name = member.Name;
            if (isAlone && name is not ("$ref" or "$comment" or "title" or "description"))
            {
                warnings.Add(SchemaWarningKind.NoEffect, schema.PointerOf(name), $"In draft 7 the keyword '{name}' is ignored beside '$ref'.");
            }
            else if (!schema.Rules.Knows(name) && !_known.Contains(name))
            {
                FindUnknown(schema, name, warnings);
            }
        }
    }

    private void FindUnknown(StrictSchema schema, string name, WarningList warnings)
    {
        if (!Array.Exists(_prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            warnings.Add(
                SchemaWarningKind.UnknownKeyword,
                schema.PointerOf(name),
                $"The keyword '{name}' is unknown and ignored.",
                NearestName.Find(name, schema.Rules.Names.Concat(_known)));
        }
        else if (NearestName.Find(name, _own) is { } meant)
        {
            warnings.Add(SchemaWarningKind.UnknownKeyword, schema.PointerOf(name), $"The annotation '{name}' is ignored.", meant);
        }
    }
}
