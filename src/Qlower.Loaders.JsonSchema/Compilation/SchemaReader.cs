using System.Runtime.CompilerServices;
using System.Text.Json;
using Qlower.Loaders.JsonSchema.Resolution;
using Qlower.Loaders.JsonSchema.Schemas;
using Qlower.Loaders.JsonSchema.Strict;
using Qlower.Loaders.JsonSchema.Text;

namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>
/// Reads schemas into nodes and collects all errors. A location is read once for each dynamic scope in which its meaning differs,
/// so that each dynamic reference has one target.
/// </summary>
internal sealed partial class SchemaReader(SchemaCompileOptions options)
{
    /// <summary>Dynamic scopes can multiply schemas; real schemas need far fewer.</summary>
    private const int MaxCopies = 50_000;

    private readonly List<SchemaError> _errors = [];
    private readonly HashSet<(string, string)> _reported = [];
    private readonly Dictionary<(string Pointer, DynamicScope Scope), SchemaNode> _nodes = [];
    private readonly HashSet<string> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LazyPattern> _patterns = new(StringComparer.Ordinal);
    private readonly StrictMode? _strict = options.IsStrict ? new StrictMode(options) : null;
    private SchemaNode? _current;

    // The location that is being read, and its scope.
    private SchemaLocation _location = null!;
    private DynamicScope _scope = null!;

    /// <summary>What the strict mode found; empty without it.</summary>
    public IReadOnlyList<SchemaWarning> Warnings { get; private set; } = [];

    public SchemaNode Read(ReadOnlySpan<byte> utf8Schema)
    {
        using var documents = new DocumentStore(options);
        SchemaNode? node = null;
        if (documents.Add(utf8Schema, RootUri) is { } document)
        {
            try
            {
                node = ReadAll(document, documents);
            }
            catch (InvalidOperationException e)
            {
                // An escaped lone surrogate is JSON but not valid text.
                Error(_current?.Pointer ?? "#", e.Message);
            }
            catch (InsufficientExecutionStackException)
            {
                Error(_current?.Pointer ?? "#", "The schemas are nested too deeply.");
            }
        }

        documents.Errors.ForEach(error => Error(error.Pointer, error.Message));
        return _errors.Count == 0 ? node! : throw new SchemaCompilationException(_errors);
    }

    private SchemaNode ReadAll(SchemaDocument document, DocumentStore documents)
    {
        Open(document, documents);
        var node = ReadSchema(document.Root, "#", "false");
        ResolveReferences();
        if (_errors.Count == 0)
        {
            InPlaceCycles.Find(_nodes.Values, Error);
        }

        if (_errors.Count == 0 && _strict is not null)
        {
            Warnings = _strict.Find(_nodes.Values);
        }

        return node;
    }

    private SchemaNode ReadSchema(JsonElement element, string pointer, string holder)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var location = _index.At(pointer) ?? new SchemaLocation(_location.Resource, pointer, element);
        var scope = ScopeOf(location, isDefinition: holder == "false");
        if (_nodes.TryGetValue((pointer, scope), out var known))
        {
            return known;
        }

        var node = new SchemaNode
        {
            Id = _nodes.Count,
            Pointer = pointer,
            Holder = holder,
            Parent = _current,
            Dialect = location.Resource.Rules.Dialect,
            AbsoluteLocation = location.AbsoluteUri,
        };
        _nodes.Add((pointer, scope), node);
        var outer = (_current, _location, _scope);
        (_current, _location, _scope) = (node, location, scope);
        ReadContent(node, element, isFirst: _places.Add(pointer));
        (_current, _location, _scope) = outer;
        return node;
    }

    private void ReadContent(SchemaNode node, JsonElement element, bool isFirst)
    {
        if (_nodes.Count - _places.Count > MaxCopies)
        {
            throw new SchemaCompilationException([.. _errors, new SchemaError(node.Pointer, "Too many dynamic scopes refer to the same schemas.")]);
        }

        foreach (var (keyword, message) in _location.Problems)
        {
            Error($"{node.Pointer}/{keyword}", message);
        }

        switch (element.ValueKind)
        {
            case JsonValueKind.True:
            case JsonValueKind.False:
                node.Boolean = element.GetBoolean();
                break;
            case JsonValueKind.Object:
                if (isFirst)
                {
                    _strict?.Add(node, element, _location.Resource.Rules);
                }

                var isAlone = _location.Resource.Rules.IgnoresSiblingsOfRef && element.TryGetProperty("$ref", out _);
                foreach (var member in element.EnumerateObject())
                {
                    // Definitions are read for their errors; once is enough, since references read what they need.
                    if (member.Name is "$defs" or "definitions" ? isFirst : !isAlone || member.Name == "$ref")
                    {
                        ReadKeyword(node, member.Name, member.Value);
                    }
                }

                break;
            default:
                Error(node.Pointer, "A schema must be an object or a boolean.");
                break;
        }
    }

    private void ReadKeyword(SchemaNode node, string name, JsonElement value)
    {
        var pointer = $"{node.Pointer}/{JsonPointer.Escape(name)}";
        if (name == options.ObserveKeyword)
        {
            node.Tag = String(value, pointer);
        }
        else if (name == options.WarningKeyword)
        {
            ReadList(node.Warnings, name, value, pointer);
        }
        else if (name == options.RuleKeyword)
        {
            ReadRules(node, value, pointer);
        }
        else if (!_location.Resource.Rules.Knows(name))
        {
            node.Annotations.Add((name, value.GetRawText()));
        }
        else if (!ReadCoreKeyword(node, name, value, pointer)
            && !ReadAnnotation(node, name, value, pointer)
            && !ReadOlderApplicator(node, name, value, pointer)
            && !ReadApplicator(node, name, value, pointer)
            && !ReadAssertion(node, name, value, pointer))
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

    private string? String(JsonElement value, string pointer)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        Error(pointer, "Must be a string.");
        return null;
    }

    /// <summary>The same location may be read for several scopes; its errors are reported once.</summary>
    private void Error(string pointer, string message)
    {
        if (_reported.Add((pointer, message)))
        {
            _errors.Add(new SchemaError(pointer, message));
        }
    }
}
