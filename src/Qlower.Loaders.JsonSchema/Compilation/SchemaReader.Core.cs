using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>Identifiers, references and annotations.</summary>
internal sealed partial class SchemaReader
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>Keywords of the 2020-12 vocabularies that are known and refused, so that none is silently ignored.</summary>
    private static readonly HashSet<string> Unsupported = new(StringComparer.Ordinal)
    {
        "$anchor", "$dynamicAnchor", "$dynamicRef", "$recursiveAnchor", "$recursiveRef", "$vocabulary", "additionalItems", "dependencies",
    };

    private bool ReadCoreKeyword(SchemaNode node, string name, JsonElement value, string pointer)
    {
        switch (name)
        {
            case "$schema":
                if (String(value, pointer) is { } dialect && dialect.TrimEnd('#') != Dialect)
                {
                    Error(pointer, $"The dialect '{dialect}' is not supported; only {Dialect} is.");
                }

                return true;
            case "$id":
                if (node.Pointer != "#")
                {
                    Error(pointer, "The keyword '$id' is not supported below the root.");
                }
                else if (String(value, pointer) is { } id)
                {
                    _baseUri = id.TrimEnd('#');
                }

                return true;
            case "$ref":
                if (String(value, pointer) is { } target)
                {
                    _references.Add((node, target));
                }

                return true;
            case "$defs":
                ReadMap("false", value, pointer, static (_, _) => { });
                return true;
            case "$comment" or "title" or "description":
                String(value, pointer);
                return true;
            case "default" or "examples" or "deprecated" or "readOnly" or "writeOnly"
                or "contentEncoding" or "contentMediaType" or "contentSchema":
                return true;
            default:
                return false;
        }
    }

    private void ReadMap(string name, JsonElement value, string pointer, Action<string, SchemaNode> add)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Error(pointer, "Must be an object of schemas.");
            return;
        }

        foreach (var member in value.EnumerateObject())
        {
            add(member.Name, ReadSchema(member.Value, $"{pointer}/{JsonPointer.Escape(member.Name)}", name));
        }
    }

    private void Resolve(SchemaNode node, string reference)
    {
        var pointer = node.Pointer + "/$ref";
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var document = hash < 0 ? reference : reference[..hash];
        var fragment = hash < 0 ? "" : reference[(hash + 1)..];
        if (document.Length > 0 && document != _baseUri)
        {
            Error(pointer, $"The reference '{reference}' leaves the document, which is not supported.");
        }
        else if (fragment.Length > 0 && fragment[0] != '/')
        {
            Error(pointer, $"The reference '{reference}' names an anchor, which is not supported.");
        }
        else if (Find(fragment) is { } found)
        {
            node.References.Add(("$ref", found));
        }
        else
        {
            Error(pointer, $"The reference '{reference}' leads nowhere.");
        }
    }

    private SchemaNode? Find(string fragment)
    {
        var element = _root;
        var pointer = "#";
        foreach (var part in fragment.Split('/').Skip(1))
        {
            var segment = JsonPointer.Unescape(Uri.UnescapeDataString(part));
            if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(segment, out var member))
            {
                element = member;
            }
            else if (element.ValueKind == JsonValueKind.Array && int.TryParse(segment, out var index)
                && index >= 0 && index < element.GetArrayLength())
            {
                element = element[index];
            }
            else
            {
                return null;
            }

            pointer += "/" + JsonPointer.Escape(segment);
        }

        return ReadSchema(element, pointer, "false");
    }

    /// <summary>A schema that leads back to itself on the same instance value would never come to an end.</summary>
    private void FindInPlaceCycles()
    {
        var state = new Dictionary<SchemaNode, bool>();
        foreach (var node in _nodes.Values.ToList())
        {
            Visit(node, state);
        }
    }

    private void Visit(SchemaNode node, Dictionary<SchemaNode, bool> done)
    {
        if (done.TryGetValue(node, out var isDone))
        {
            if (!isDone)
            {
                Error(node.Pointer, "The schema refers to itself without going down into the instance.");
            }

            return;
        }

        done[node] = false;
        foreach (var next in node.InPlace())
        {
            Visit(next, done);
        }

        done[node] = true;
    }
}
