using System.Text.Json.Nodes;

namespace Qlower.Loaders.JsonSchema.Tests.Randomized;

/// <summary>Identifiers and references; identifiers are single names below one base, which saves all of RFC 3986.</summary>
internal sealed partial class Oracle
{
    public const string Base = "https://example.test/";

    private readonly Dictionary<string, JsonNode?> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<(JsonNode? Resource, string Anchor), JsonNode> _anchors = [];
    private readonly Dictionary<(JsonNode? Resource, string Anchor), JsonNode> _dynamicAnchors = [];

    /// <summary>Walks the schemas, and only them: an identifier inside a constant is none.</summary>
    private void Collect(JsonNode? schema)
    {
        if (schema is not JsonObject keywords)
        {
            return;
        }

        if (keywords["$id"] is { } id)
        {
            var name = Name(Text(id));
            if (!_resources.TryAdd(name, schema))
            {
                throw new OracleGaveUpException("An identifier twice.");
            }
        }

        foreach (var (name, argument) in keywords)
        {
            switch (name)
            {
                case "$anchor" or "$dynamicAnchor":
                    var key = (ResourceOf(schema), Text(argument));
                    if (!_anchors.TryAdd(key, schema) || (name == "$dynamicAnchor" && !_dynamicAnchors.TryAdd(key, schema)))
                    {
                        throw new OracleGaveUpException("An anchor twice.");
                    }

                    break;
                case "$defs" or "properties" or "patternProperties" or "dependentSchemas":
                    foreach (var (_, part) in Map(argument))
                    {
                        Collect(part);
                    }

                    break;
                case "allOf" or "anyOf" or "oneOf" or "prefixItems":
                    foreach (var part in List(argument))
                    {
                        Collect(part);
                    }

                    break;
                case "not" or "if" or "then" or "else" or "items" or "contains" or "additionalProperties" or "propertyNames"
                    or "unevaluatedItems" or "unevaluatedProperties" or "contentSchema":
                    Collect(argument);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>The nearest schema around this one that has an identifier, or the root.</summary>
    private JsonNode? ResourceOf(JsonNode? schema)
    {
        for (var node = schema; node is not null; node = node.Parent)
        {
            if (_resources.Any(pair => ReferenceEquals(pair.Value, node)))
            {
                return node;
            }
        }

        return _root;
    }

    private JsonNode? Target(string reference, JsonNode? from)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var document = hash < 0 ? reference : reference[..hash];
        var fragment = hash < 0 ? "" : reference[(hash + 1)..];
        var resource = document.Length == 0 ? from
            : _resources.TryGetValue(Name(document), out var named) ? named
            : throw new OracleGaveUpException("A reference to nowhere.");
        if (fragment.Length > 0 && fragment[0] != '/')
        {
            return _anchors.TryGetValue((resource, fragment), out var anchored) ? anchored
                : throw new OracleGaveUpException("A reference to nowhere.");
        }

        foreach (var segment in fragment.Split('/').Skip(1))
        {
            if (segment.AsSpan().IndexOfAny('~', '%') >= 0)
            {
                throw new OracleGaveUpException("An escaped pointer.");
            }

            resource = resource switch
            {
                JsonObject map when map.TryGetPropertyValue(segment, out var member) => member,
                JsonArray list when int.TryParse(segment, out var index) && index >= 0 && index < list.Count => list[index],
                _ => throw new OracleGaveUpException("A reference to nowhere."),
            };
        }

        return resource;
    }

    private JsonNode? DynamicTarget(string reference, JsonNode?[] scope)
    {
        var target = Target(reference, scope[^1]);
        var anchor = reference[(reference.IndexOf('#', StringComparison.Ordinal) + 1)..];
        if (!_dynamicAnchors.TryGetValue((ResourceOf(target), anchor), out var start) || !ReferenceEquals(start, target))
        {
            return target;
        }

        foreach (var resource in scope)
        {
            if (_dynamicAnchors.TryGetValue((resource, anchor), out var outermost))
            {
                return outermost;
            }
        }

        return target;
    }

    private static string Name(string uri)
    {
        var name = uri.StartsWith(Base, StringComparison.Ordinal) ? uri[Base.Length..] : uri;
        return name.Length > 0 && name.All(char.IsAsciiLetterOrDigit) ? name : throw new OracleGaveUpException("An identifier that is no name.");
    }
}
