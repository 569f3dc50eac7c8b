using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>Reads a schema document into nodes, collecting every error.</summary>
internal sealed partial class SchemaReader(SchemaCompileOptions options)
{
    private readonly List<SchemaError> _errors = [];
    private readonly Dictionary<string, SchemaNode> _nodes = new(StringComparer.Ordinal);
    private readonly List<(SchemaNode Node, string Target)> _references = [];
    private JsonElement _root;
    private string? _baseUri;
    private SchemaNode? _current;

    public SchemaNode Read(ReadOnlySpan<byte> utf8Schema)
    {
        using var document = Parse(utf8Schema);
        _root = document.RootElement;
        SchemaNode? node = null;
        try
        {
            node = ReadAll();
        }
        catch (InvalidOperationException e)
        {
            // An escaped lone surrogate is JSON but no text.
            Error(_current?.Pointer ?? "#", e.Message);
        }

        return _errors.Count == 0 ? node! : throw new SchemaCompilationException(_errors);
    }

    private SchemaNode ReadAll()
    {
        var node = ReadSchema(_root, "#", "false");

        // Resolving may read further schemas (under unknown keywords), which may refer in turn.
        for (var i = 0; i < _references.Count; i++)
        {
            Resolve(_references[i].Node, _references[i].Target);
        }

        if (_errors.Count == 0)
        {
            FindInPlaceCycles();
        }

        return node;
    }

    private static JsonDocument Parse(ReadOnlySpan<byte> utf8Schema)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        var text = utf8Schema.StartsWith(mark) ? utf8Schema[3..] : utf8Schema;
        try
        {
            return JsonDocument.Parse(text.ToArray(), new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 512 });
        }
        catch (JsonException e)
        {
            throw new SchemaCompilationException([new SchemaError("#", "The schema is not JSON: " + e.Message)]);
        }
    }

    private SchemaNode ReadSchema(JsonElement element, string pointer, string holder)
    {
        if (_nodes.TryGetValue(pointer, out var known))
        {
            return known;
        }

        var node = new SchemaNode { Id = _nodes.Count, Pointer = pointer, Holder = holder, Parent = _current };
        _nodes.Add(pointer, node);
        _current = node;
        switch (element.ValueKind)
        {
            case JsonValueKind.True:
            case JsonValueKind.False:
                node.Boolean = element.GetBoolean();
                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    ReadKeyword(node, member.Name, member.Value);
                }

                break;
            default:
                Error(pointer, "A schema must be an object or a boolean.");
                break;
        }

        _current = node.Parent;
        return node;
    }

    private void ReadKeyword(SchemaNode node, string name, JsonElement value)
    {
        var pointer = $"{node.Pointer}/{JsonPointer.Escape(name)}";
        if (AnnotationKeywords.Includes(name) && name != options.ObserveKeyword && name != options.AdviceKeyword && name != options.RuleKeyword)
        {
            node.Annotations.Add((name, value.GetRawText()));
        }

        if (name == options.ObserveKeyword)
        {
            node.Tag = String(value, pointer);
        }
        else if (name == options.AdviceKeyword)
        {
            ReadList(node.Advice, name, value, pointer);
        }
        else if (name == options.RuleKeyword)
        {
            ReadRules(node, value, pointer);
        }
        else if (!ReadCoreKeyword(node, name, value, pointer)
            && !ReadApplicator(node, name, value, pointer)
            && !ReadAssertion(node, name, value, pointer)
            && Unsupported.Contains(name))
        {
            Error(pointer, $"The keyword '{name}' is not supported.");
        }
    }

    private void ReadRules(SchemaNode node, JsonElement value, string pointer)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            node.Rule = value.GetString();
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                if (String(member.Value, $"{pointer}/{JsonPointer.Escape(member.Name)}") is { } rule)
                {
                    node.Rules[member.Name] = rule;
                }
            }
        }
        else
        {
            Error(pointer, "Must be a string, or an object from keyword to string.");
        }
    }

    private void ReadList(List<SchemaNode> target, string name, JsonElement value, string pointer)
    {
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0)
        {
            Error(pointer, "Must be a non-empty array of schemas.");
            return;
        }

        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            target.Add(ReadSchema(item, $"{pointer}/{index++}", name));
        }
    }

    private string? String(JsonElement value, string pointer)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        Error(pointer, "Must be a string.");
        return null;
    }

    private void Error(string pointer, string message) => _errors.Add(new SchemaError(pointer, message));
}
