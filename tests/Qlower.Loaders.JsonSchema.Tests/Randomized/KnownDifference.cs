using System.Text;
using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Tests.Randomized;

/// <summary>
/// Where this engine and JsonSchema.Net 8.0.5 differ, each with an example and the clause of the specification that decides. A test fails as soon
/// as an example no longer differs.
/// </summary>
public sealed class KnownDifference
{
    public required string Name { get; init; }

    public required string Schema { get; init; }

    public required string Instance { get; init; }

    /// <summary>Whether the instance is valid by the specification, which is also our verdict.</summary>
    public required bool IsValid { get; init; }

    /// <summary>Whether JsonSchema.Net refuses the schema instead of giving the other verdict.</summary>
    public bool IsRefused { get; init; }

    /// <summary>The clause that decides.</summary>
    public required string Argument { get; init; }

    /// <summary>Whether random pairs with it are left out; the others are avoided in <see cref="SecondOpinion"/>.</summary>
    private Func<string, string, bool> Occurs { get; init; } = (_, _) => false;

    public static IReadOnlyList<KnownDifference> All { get; } =
    [
        new()
        {
            Name = "a name twice in an object",
            Schema = """{"type":"object"}""",
            Instance = """{"a":1,"a":1}""",
            IsValid = false,
            Argument = "JSON Schema core 4.2.1 leaves the meaning of such an object undefined and RFC 8259 section 4 warns of it; we report a fault, JsonSchema.Net validates each of the values.",
            Occurs = (_, instance) => RepeatsAName(instance),
        },
        new()
        {
            Name = "a character beyond the basic plane under a pattern",
            Schema = """{"pattern":"^.$"}""",
            Instance = "\"😀\"",
            IsValid = true,
            Argument = "JSON Schema core 6.4: patterns are those of ECMA-262 with Unicode support (flag u), where a dot matches one code point. .NET matches UTF-16 units.",
            Occurs = (schema, instance) => schema.Contains(RandomSchema.OneCharacter, StringComparison.Ordinal) && HasAstral(instance),
        },
        new()
        {
            Name = "equal numbers of different notation inside items of uniqueItems",
            Schema = """{"uniqueItems":true}""",
            Instance = """[{"a":1.0},{"a":1}]""",
            IsValid = false,
            Argument = "JSON Schema core 4.2.2: objects are equal when their members are, and numbers when they have the same mathematical value, so both items are equal. JsonSchema.Net takes 1.0 and 1 inside objects for different.",
            Occurs = (schema, instance) => schema.Contains("uniqueItems", StringComparison.Ordinal) && HasOtherNotation(instance),
        },
        new()
        {
            Name = "$id behind another keyword",
            Schema = """{"$defs":{"a":{},"b":{}},"$id":"https://example.test/root"}""",
            Instance = "1",
            IsValid = true,
            IsRefused = true,
            Argument = "RFC 8259 section 4: an object is an unordered collection, so the place of $id has no meaning. JsonSchema.Net registers a schema twice and refuses it.",
        },
    ];

    public static bool Concerns(string schema, string instance) => All.Any(difference => difference.Occurs(schema, instance));

    public override string ToString() => Name;

    private static bool HasAstral(string text) => text.EnumerateRunes().Any(rune => !rune.IsBmp);

    private static bool HasOtherNotation(string instance) =>
        instance.Contains("1.0", StringComparison.Ordinal) || instance.Contains("10e-1", StringComparison.Ordinal) || instance.Contains("1e1", StringComparison.Ordinal);

    private static bool RepeatsAName(string instance)
    {
        var names = new Stack<HashSet<string>>();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(instance));
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartObject)
            {
                names.Push(new HashSet<string>(StringComparer.Ordinal));
            }
            else if (reader.TokenType is JsonTokenType.EndObject)
            {
                names.Pop();
            }
            else if (reader.TokenType is JsonTokenType.PropertyName && !names.Peek().Add(reader.GetString()!))
            {
                return true;
            }
        }

        return false;
    }
}
