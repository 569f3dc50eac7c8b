using System.Text.Json;
using Qlower.Loaders.JsonSchema.Schemas;

namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>Keywords that apply other schemas.</summary>
internal sealed partial class SchemaReader
{
    private bool ReadApplicator(SchemaNode node, string name, JsonElement value, string pointer)
    {
        switch (name)
        {
            case "allOf":
                ReadList(node.AllOf, name, value, pointer);
                return true;
            case "anyOf":
                ReadList(node.AnyOf, name, value, pointer);
                return true;
            case "oneOf":
                ReadList(node.OneOf, name, value, pointer);
                return true;
            case "prefixItems":
                ReadList(node.PrefixItems, name, value, pointer);
                return true;
            case "not":
                node.Not = ReadSchema(value, pointer, name);
                return true;
            case "if":
                node.If = ReadSchema(value, pointer, name);
                return true;
            case "then":
                node.Then = ReadSchema(value, pointer, name);
                return true;
            case "else":
                node.Else = ReadSchema(value, pointer, name);
                return true;
            case "items":
                node.Items = ReadSchema(value, pointer, name);
                return true;
            case "additionalProperties":
                node.AdditionalProperties = ReadSchema(value, pointer, name);
                return true;
            case "propertyNames":
                node.PropertyNames = ReadSchema(value, pointer, name);
                return true;
            case "properties":
                ReadMap(name, value, pointer, node.Properties.Add);
                return true;
            case "patternProperties":
                ReadMap(name, value, pointer, (pattern, schema) => AddPattern(node, pattern, schema));
                return true;
            case "dependentSchemas":
                ReadMap(name, value, pointer, (trigger, schema) => node.DependentSchemas.Add((trigger, schema)));
                return true;
            case "contains":
                node.Contains = ReadSchema(value, pointer, name);
                return true;
            case "unevaluatedItems":
                node.UnevaluatedItems = ReadSchema(value, pointer, name);
                return true;
            case "unevaluatedProperties":
                node.UnevaluatedProperties = ReadSchema(value, pointer, name);
                return true;
            default:
                return false;
        }
    }

    private void AddPattern(SchemaNode node, string pattern, SchemaNode schema)
    {
        if (Pattern(pattern, schema.Pointer) is { } compiled)
        {
            node.PatternProperties.Add((compiled.Compiled, schema));
        }
    }

    private LazyPattern? Pattern(string pattern, string pointer)
    {
        try
        {
            if (!_patterns.TryGetValue(pattern, out var known))
            {
                known = new LazyPattern(PatternParser.Parse(pattern));
                _patterns.Add(pattern, known);
            }

            return known;
        }
        catch (ArgumentException e)
        {
            Error(pointer, "Not a supported regular expression: " + e.Message);
            return null;
        }
    }
}
