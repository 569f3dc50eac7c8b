using System.Globalization;

namespace Qlower.Loaders.JsonSchema.Tests.Randomized;

/// <summary>
/// Schemas of draft 2020-12 over all keywords, with few names and small values so that they meet. A reference on the same value only
/// leads to definitions with a lower number, so that no schema is circular without going down; below a member or an item anything goes.
/// </summary>
internal sealed class RandomSchema
{
    /// <summary>The pattern of one code point.</summary>
    public const string OneCharacter = "^.$";

    private const int Definitions = 3;

    private const int Kinds = 34;

    private static readonly string[] Names = ["a", "b", "c", "ab"];

    private static readonly string[] Types = ["null", "boolean", "integer", "number", "string", "array", "object"];

    private readonly Random _random;
    private readonly bool _hasAnchors;
    private readonly bool _hasResource;
    private readonly List<int> _kinds;
    private bool _inResource;

    private RandomSchema(Random random)
    {
        _random = random;
        _hasAnchors = Chance(60);
        _hasResource = _hasAnchors && Chance(60);

        // A schema with a few of the keywords goes deeper into each of them than one with all.
        var share = random.Next(15, 100);
        _kinds = [.. Enumerable.Range(0, Kinds).Where(_ => Chance(share))];
    }

    /// <summary>The only patterns that occur.</summary>
    public static IReadOnlyList<string> Patterns { get; } = ["^a", "b$", "^[ab]+$", "c", OneCharacter, "^$"];

    public static IReadOnlyList<string> Values { get; } =
    [
        "null", "true", "false", "0", "1", "1.0", "2", "3", "-1", "0.5", "10e-1", "\"\"", "\"a\"", "\"b\"", "\"ab\"", "\"c\"", "\"\\u0061\"",
        "\"é\"", "\"😀\"", "[]", "{}", "[1]", "[1.0]", "[\"a\"]", "{\"a\":1}", "{\"a\":1.0}", "{\"b\":[],\"a\":1}", "[{\"a\":1},null]", "[[1]]",
    ];

    public static string Next(Random random) => new RandomSchema(random).Document();

    private string Document()
    {
        var members = Keywords(0, Definitions);
        if (_hasResource)
        {
            members["$id"] = $"\"{Oracle.Base}root\"";
        }

        if (Chance(40))
        {
            members["$schema"] = "\"https://json-schema.org/draft/2020-12/schema\"";
        }

        if (_hasAnchors)
        {
            members["$dynamicAnchor"] = "\"node\"";
        }

        var definitions = Enumerable.Range(0, Definitions).Select(i => (Name: $"d{i}", Schema: Definition(i))).ToList();
        if (_hasResource)
        {
            _inResource = true;
            var resource = Keywords(1, 0);
            resource["$id"] = "\"other\"";
            if (Chance(70))
            {
                resource["$dynamicAnchor"] = "\"node\"";
            }
            else
            {
                resource["$anchor"] = "\"node\"";
            }

            _inResource = false;
            definitions.Add(("r", Object(resource)));
        }

        members["$defs"] = $"{{{string.Join(',', definitions.Select(definition => $"\"{definition.Name}\":{definition.Schema}"))}}}";
        return Object(members);
    }

    private string Definition(int index)
    {
        var members = Keywords(1, index);
        if (_hasAnchors)
        {
            members["$anchor"] = $"\"anchor{index}\"";
        }

        return Object(members);
    }

    /// <param name="depth">Schemas around this one.</param>
    /// <param name="reach">Definitions below this number may be referred to for the same value.</param>
    private string Schema(int depth, int reach) => depth >= 4 || Chance(12)
        ? Pick(["true", "false", "{}", $$"""{"type":{{Type()}}}""", $$"""{"const":{{Pick(Values)}}}"""])
        : Object(Keywords(depth, reach));

    private string Below(int depth) => Schema(depth + 1, int.MaxValue);

    private SortedDictionary<string, string> Keywords(int depth, int reach)
    {
        var members = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var i = _random.Next(1, depth == 0 ? 6 : 4); i > 0; i--)
        {
            var (name, argument) = Keyword(depth, reach);
            if (name.Length > 0)
            {
                members[name] = argument;
            }
        }

        if (members.ContainsKey("if"))
        {
            members["then"] = Schema(depth + 1, reach);
            members["else"] = Schema(depth + 1, reach);
        }

        return members;
    }

    private (string Name, string Argument) Keyword(int depth, int reach) => (_kinds.Count > 0 ? Pick(_kinds) : 0) switch
    {
        0 => ("type", Type()),
        1 => ("type", $"[{Type()}]"),
        2 => ("enum", Many(1, 4, () => Pick(Values))),
        3 => ("const", Pick(Values)),
        4 => (Pick(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]), Pick(["0", "1", "1.5", "2.0", "-1"])),
        5 => ("multipleOf", Pick(["1", "2", "0.5", "1e1"])),
        6 => (Pick(["minLength", "maxLength"]), Small()),
        7 => ("pattern", $"\"{Pick(Patterns)}\""),
        8 => (Pick(["minItems", "maxItems"]), Small()),
        9 => ("uniqueItems", Pick(["true", "true", "false"])),
        10 => (Pick(["minContains", "maxContains"]), Small()),
        11 or 12 => ("contains", Below(depth)),
        13 => (Pick(["minProperties", "maxProperties"]), Small()),
        14 => ("required", $"[{string.Join(',', SomeNames().Select(name => $"\"{name}\""))}]"),
        15 => ("dependentRequired", Map(SomeNames(), () => $"[{string.Join(',', SomeNames().Select(name => $"\"{name}\""))}]")),
        16 => ("dependentSchemas", Map(SomeNames(), () => Schema(depth + 1, reach))),
        17 or 18 => ("properties", Map(SomeNames(), () => Below(depth))),
        19 => ("patternProperties", Map(SomePatterns(), () => Below(depth))),
        20 => ("additionalProperties", Below(depth)),
        21 => ("propertyNames", Below(depth)),
        22 => ("prefixItems", Many(1, 3, () => Below(depth))),
        23 => ("items", Below(depth)),
        24 or 25 => ("unevaluatedItems", Chance(60) ? "false" : Below(depth)),
        26 or 27 => ("unevaluatedProperties", Chance(60) ? "false" : Below(depth)),
        28 => ("allOf", Many(1, 3, () => Schema(depth + 1, reach))),
        29 => (Pick(["anyOf", "oneOf"]), Many(1, 4, () => Schema(depth + 1, reach))),
        30 => ("not", Schema(depth + 1, reach)),
        31 => ("if", Schema(depth + 1, reach)),
        32 => Reference(reach) is { } target ? ("$ref", $"\"{target}\"") : ("", ""),
        _ => reach == int.MaxValue && _hasAnchors ? ("$dynamicRef", $"\"{(_hasResource && Chance(50) ? "other#node" : "#node")}\"") : ("", ""),
    };

    private string? Reference(int reach)
    {
        var inPlace = reach == int.MaxValue ? Definitions : reach;
        var root = _inResource ? "root" : "";
        var targets = Enumerable.Range(0, inPlace)
            .Select(i => $"{root}#{(_hasAnchors && Chance(40) ? "anchor" : "/$defs/d")}{i}").ToList();
        if (reach == int.MaxValue)
        {
            targets.AddRange(_hasResource ? ["#", $"{root}#", "other", "other#node", "#node"] : _hasAnchors ? ["#", "#node"] : ["#"]);
        }
        else if (_hasResource && !_inResource)
        {
            targets.AddRange(["other", "other#node"]);
        }

        return targets.Count == 0 ? null : Pick(targets);
    }

    private string Type() => $"\"{Pick(Types)}\"";

    private string Small() => _random.Next(4).ToString(CultureInfo.InvariantCulture);

    private List<string> SomeNames() => [.. Names.Where(_ => Chance(45))];

    private List<string> SomePatterns() => [.. Patterns.Where(_ => Chance(30))];

    private string Many(int least, int beyond, Func<string> make) =>
        $"[{string.Join(',', Enumerable.Range(0, _random.Next(least, beyond)).Select(_ => make()))}]";

    private static string Map(List<string> keys, Func<string> make) => $"{{{string.Join(',', keys.Select(key => $"\"{key}\":{make()}"))}}}";

    private static string Object(SortedDictionary<string, string> members) =>
        $"{{{string.Join(',', members.Select(member => $"\"{member.Key}\":{member.Value}"))}}}";

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
