using System.Text;
using System.Text.Json;
using Qlower.Loaders.JsonSchema.Checks;
using Qlower.Loaders.JsonSchema.Schemas;
using Qlower.Loaders.JsonSchema.Text;

namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>Keywords that check a single value.</summary>
internal sealed partial class SchemaReader
{
    private bool ReadAssertion(SchemaNode node, string name, JsonElement value, string pointer)
    {
        switch (name)
        {
            case "type":
                ReadType(node, value, pointer);
                return true;
            case "enum":
                if (value.ValueKind != JsonValueKind.Array)
                {
                    Error(pointer, "Must be an array.");
                }
                else
                {
                    AddEnum(node, name, Items(value));
                }

                return true;
            case "const":
                AddEnum(node, name, [value]);
                return true;
            case "pattern":
                if (String(value, pointer) is { } pattern && Pattern(pattern, pointer) is { } parsed)
                {
                    Add(node, name, pattern, site => new PatternCheck(site, parsed));
                }

                return true;
            case "format":
                ReadFormat(node, value, pointer);
                return true;
            case "minLength":
                AddCount(value, pointer, count => Add(node, name, CountText.Of(count), site => new LengthCheck(site, count, long.MaxValue)));
                return true;
            case "maxLength":
                AddCount(value, pointer, count => Add(node, name, CountText.Of(count), site => new LengthCheck(site, 0, count)));
                return true;
            case "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf":
                ReadNumber(node, name, value, pointer);
                return true;
            default:
                return ReadObjectAssertion(node, name, value, pointer);
        }
    }

    private bool ReadObjectAssertion(SchemaNode node, string name, JsonElement value, string pointer)
    {
        switch (name)
        {
            case "required":
                node.Required.AddRange(Names(value, pointer));
                return true;
            case "dependentRequired":
                if (value.ValueKind != JsonValueKind.Object)
                {
                    Error(pointer, "Must be an object of string arrays.");
                    return true;
                }

                foreach (var member in value.EnumerateObject())
                {
                    node.DependentRequired.Add((member.Name, Names(member.Value, $"{pointer}/{JsonPointer.Escape(member.Name)}")));
                }

                return true;
            case "minProperties":
                AddCount(value, pointer, count => node.MinProperties = count);
                return true;
            case "maxProperties":
                AddCount(value, pointer, count => node.MaxProperties = count);
                return true;
            case "minItems":
                AddCount(value, pointer, count => node.MinItems = count);
                return true;
            case "maxItems":
                AddCount(value, pointer, count => node.MaxItems = count);
                return true;
            case "uniqueItems":
                if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
                {
                    node.UniqueItems = value.GetBoolean();
                }
                else
                {
                    Error(pointer, "Must be true or false.");
                }

                return true;
            case "minContains":
                AddCount(value, pointer, count => node.MinContains = count);
                return true;
            case "maxContains":
                AddCount(value, pointer, count => node.MaxContains = count);
                return true;
            default:
                return false;
        }
    }

    private static void Add(SchemaNode node, string keyword, string? expected, Func<Site, Check> create) =>
        node.Checks.Add(new CheckSpec(keyword, expected, create));

    private void ReadType(SchemaNode node, JsonElement value, string pointer)
    {
        var isList = value.ValueKind == JsonValueKind.Array;
        if (!isList && value.ValueKind != JsonValueKind.String)
        {
            Error(pointer, "Must be a type name or an array of type names.");
            return;
        }

        var names = isList ? Names(value, pointer) : [value.GetString()!];
        var types = ValueTypes.None;
        foreach (var name in names)
        {
            var type = name switch
            {
                "null" => ValueTypes.Null,
                "boolean" => ValueTypes.Boolean,
                "integer" => ValueTypes.Integer,
                "number" => ValueTypes.Number | ValueTypes.Integer,
                "string" => ValueTypes.String,
                "array" => ValueTypes.Array,
                "object" => ValueTypes.Object,
                _ => ValueTypes.None,
            };
            if (type == ValueTypes.None)
            {
                Error(pointer, $"'{name}' is not a type.");
            }

            types |= type;
        }

        if (names.Count == 0)
        {
            Error(pointer, "Must name at least one type.");
        }

        node.Types = types;
        Add(node, "type", string.Join(", ", names), site => new TypeCheck(site, types));
    }

    private static JsonElement[] Items(JsonElement array)
    {
        var items = new JsonElement[array.GetArrayLength()];
        var count = 0;
        foreach (var item in array.EnumerateArray())
        {
            items[count++] = item;
        }

        return items;
    }

    private static void AddEnum(SchemaNode node, string name, JsonElement[] literals)
    {
        var expected = new StringBuilder();
        foreach (var literal in literals)
        {
            expected.Append(expected.Length == 0 ? "" : ", ").Append(literal.GetRawText());
            if (expected.Length > 200)
            {
                expected.Append(", …");
                break;
            }
        }

        var types = LiteralType.OfAll(literals);
        node.LiteralTypes = (node.LiteralTypes ?? types) & types;
        var set = new LiteralSet(literals);
        var structured = new StructuredLiterals(name, expected.ToString(), literals);
        node.Literals.Add(structured);
        Add(node, name, expected.ToString(), site => new LiteralCheck(site, set, structured.Has));
    }

    private void ReadFormat(SchemaNode node, JsonElement value, string pointer)
    {
        if (String(value, pointer) is not { } format || !(options.AssertFormats || _location.Resource.Rules.AssertsFormats))
        {
            return;
        }

        if (options.Formats.TryGetValue(format, out var custom))
        {
            Add(node, "format", format, site => new CustomFormatCheck(site, custom));
        }
        else if (BuiltInFormats.Find(format) is { } builtIn)
        {
            Add(node, "format", format, site => new FormatAssertion(site, builtIn));
        }
        else if (!options.IgnoreUnknownFormats)
        {
            Error(pointer, $"The format '{format}' is neither built in nor among the custom formats.");
        }
    }

    private void ReadNumber(SchemaNode node, string name, JsonElement value, string pointer)
    {
        if (value.ValueKind != JsonValueKind.Number)
        {
            Error(pointer, "Must be a number.");
            return;
        }

        var text = value.GetRawText();
        var number = ConstantNumber.Parse(text);
        if (name == "multipleOf")
        {
            if (number.Sign <= 0)
            {
                Error(pointer, "Must be greater than 0.");
                return;
            }

            Add(node, name, text, site => new MultipleOfCheck(site, number));
        }
        else
        {
            Add(node, name, text, site => new BoundCheck(site, number, isMinimum: name is "minimum" or "exclusiveMinimum",
                isExclusive: name.StartsWith("exclusive", StringComparison.Ordinal)));
        }
    }

    private void AddCount(JsonElement value, string pointer, Action<long> add)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var count)
            && count >= 0 && count <= long.MaxValue && decimal.Truncate(count) == count)
        {
            add((long)count);
        }
        else
        {
            Error(pointer, "Must be a non-negative integer.");
        }
    }

    private List<string> Names(JsonElement value, string pointer)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Error(pointer, "Must be an array of strings.");
            return [];
        }

        List<string> names = [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var hasTwice = false;
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String)
            {
                Error(pointer, "Must be an array of strings.");
                return [];
            }

            names.Add(item.GetString()!);
            hasTwice |= !seen.Add(names[^1]);
        }

        if (hasTwice)
        {
            Error(pointer, "Must not name anything twice.");
        }

        return names;
    }
}
