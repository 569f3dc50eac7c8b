using System.Runtime.CompilerServices;
using System.Text.Json;
using Qlower.Loaders.JsonSchema.Dialects;
using Qlower.Loaders.JsonSchema.Text;

namespace Qlower.Loaders.JsonSchema.Resolution;

/// <summary>
/// Indexes the schemas of documents and their names: resources, anchors, references. Only locations that the dialect defines as schemas
/// count, so that an <c>$id</c> in a <c>const</c> or under an unknown keyword has no effect.
/// </summary>
internal sealed class SchemaIndex(DialectFinder dialects, string? warningKeyword)
{
    private readonly Dictionary<string, SchemaLocation> _locations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaResource> _resources = new(StringComparer.Ordinal);

    /// <summary>References that were found and not resolved yet.</summary>
    public Queue<FoundReference> Found { get; } = new();

    /// <summary>Every resource, those without a URI included.</summary>
    public List<SchemaResource> Resources { get; } = [];

    public SchemaLocation? At(string pointer) => _locations.GetValueOrDefault(pointer);

    public SchemaResource? Resource(string uri) => _resources.GetValueOrDefault(uri);

    /// <summary>A whole document.</summary>
    public SchemaLocation AddDocument(SchemaDocument document, DialectRules rules)
    {
        var root = Visit(document.Root, document.Prefix + "#", document, null, rules, true);
        _resources.TryAdd(document.Uri, root.Resource);
        return root;
    }

    /// <summary>A location that a pointer refers to although it is no known schema. Its identifiers are ignored.</summary>
    public SchemaLocation AddUnknown(JsonElement element, string pointer, SchemaResource resource) =>
        Visit(element, pointer, resource.Document, resource, resource.Rules, false);

    private SchemaLocation Visit(
        JsonElement element, string pointer, SchemaDocument document, SchemaResource? holder, DialectRules rules, bool isNamed)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_locations.TryGetValue(pointer, out var known))
        {
            return known;
        }

        var problems = new List<(string, string)>();
        var id = Text(element, "$id");
        if (Text(element, "$schema") is { } schema && (holder is null || id is not null))
        {
            var (found, problem) = dialects.Find(schema);
            rules = found ?? rules;
            if (problem is not null)
            {
                problems.Add(("$schema", problem));
            }
        }

        var isAlone = rules.IgnoresSiblingsOfRef && element.ValueKind == JsonValueKind.Object && element.TryGetProperty("$ref", out _);
        var (uri, fragment) = UriReference.Split(isAlone ? "" : id ?? "");
        var resource = holder;
        if (holder is null || uri.Length > 0)
        {
            resource = new SchemaResource
            {
                Id = Resources.Count,
                Document = document,
                Uri = UriReference.Split(UriReference.Resolve(holder?.Uri ?? document.Uri, uri)).Uri,
                Pointer = pointer,
                Element = element,
                Rules = rules,
            };
            Resources.Add(resource);
            holder?.Neighbours.Add(resource);
            if (isNamed && !_resources.TryAdd(resource.Uri, resource) && _resources[resource.Uri].Document == document)
            {
                problems.Add(("$id", $"The URI '{UriReference.Display(resource.Uri)}' is also that of {_resources[resource.Uri].Pointer}."));
            }
        }

        var location = new SchemaLocation(resource!, pointer, element);
        location.Problems.AddRange(problems);
        _locations.Add(pointer, location);
        if (element.ValueKind == JsonValueKind.Object)
        {
            if (!isAlone)
            {
                AddAnchors(location, fragment);
            }

            foreach (var member in element.EnumerateObject())
            {
                if (!isAlone || member.Name is "$ref" or "definitions")
                {
                    VisitKeyword(location, member.Name, member.Value, isNamed);
                }
            }
        }

        return location;
    }

    private static void AddAnchors(SchemaLocation location, string idFragment)
    {
        var rules = location.Resource.Rules;
        if (rules.HasAnchorsInId && idFragment.Length > 0)
        {
            AddAnchor(location, "$id", idFragment);
        }

        if (rules.Knows("$anchor") && Text(location.Element, "$anchor") is { } anchor && Anchor.IsValid(anchor, rules.Dialect))
        {
            AddAnchor(location, "$anchor", anchor);
        }

        if (rules.Knows("$dynamicAnchor") && Text(location.Element, "$dynamicAnchor") is { } dynamicAnchor
            && Anchor.IsValid(dynamicAnchor, rules.Dialect))
        {
            AddAnchor(location, "$dynamicAnchor", dynamicAnchor);
            location.Resource.DynamicAnchors.TryAdd(dynamicAnchor, location);
        }

        if (rules.Knows("$recursiveAnchor") && location.IsResourceRoot
            && location.Element.TryGetProperty("$recursiveAnchor", out var recursive) && recursive.ValueKind == JsonValueKind.True)
        {
            location.Resource.DynamicAnchors.Add(SchemaResource.Recursive, location);
        }
    }

    private static void AddAnchor(SchemaLocation location, string keyword, string name)
    {
        // One object may have the same name as an anchor of both kinds.
        if (!location.Resource.Anchors.TryAdd(name, location) && location.Resource.Anchors[name] != location)
        {
            location.Problems.Add((keyword, $"The name '{name}' is also that of {location.Resource.Anchors[name].Pointer}."));
        }
    }

    private void VisitKeyword(SchemaLocation location, string name, JsonElement value, bool isNamed)
    {
        var rules = location.Resource.Rules;
        if (name is "$ref" or "$dynamicRef" or "$recursiveRef")
        {
            if (rules.Knows(name) && value.ValueKind == JsonValueKind.String)
            {
                Found.Enqueue(new FoundReference(location, name, value.GetString()!));
            }

            return;
        }

        var shape = name == warningKeyword ? SubschemaShape.List : rules.ShapeOf(name);
        if (shape == SubschemaShape.None)
        {
            return;
        }

        var pointer = $"{location.Pointer}/{JsonPointer.Escape(name)}";
        if (shape is SubschemaShape.Schema or SubschemaShape.SchemaOrList && value.ValueKind != JsonValueKind.Array)
        {
            Below(value, pointer);
        }
        else if (shape is SubschemaShape.List or SubschemaShape.SchemaOrList && value.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                Below(item, $"{pointer}/{index++}");
            }
        }
        else if (shape is SubschemaShape.Map or SubschemaShape.MapOfSchemasOrNames && value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                Below(member.Value, $"{pointer}/{JsonPointer.Escape(member.Name)}");
            }
        }

        void Below(JsonElement element, string place) =>
            Visit(element, place, location.Resource.Document, location.Resource, rules, isNamed);
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
