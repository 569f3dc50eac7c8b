using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Qlower.Loaders.JsonSchema.Tests.Randomized;

/// <summary>Keywords about one value by itself.</summary>
internal sealed partial class Oracle
{
    private static bool Assertion(OracleVerdict verdict, string name, JsonNode? argument, JsonElement value)
    {
        switch (name)
        {
            case "type":
                verdict.Require(argument is JsonArray types
                    ? types.Any(type => HasType(Text(type), value)) : HasType(Text(argument), value));
                return true;
            case "enum":
                verdict.Require(List(argument).Any(literal => AreEqual(literal, value)));
                return true;
            case "const":
                verdict.Require(AreEqual(argument, value));
                return true;
            case "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf":
                var bound = Number(argument);
                if (value.ValueKind == JsonValueKind.Number)
                {
                    verdict.Require(IsWithin(name, OracleNumber.Parse(value.GetRawText()), bound));
                }

                return true;
            case "minLength" or "maxLength":
                RequireCount(verdict, name, argument, value, JsonValueKind.String, () => CodePoints(value.GetString()!));
                return true;
            case "minItems" or "maxItems":
                RequireCount(verdict, name, argument, value, JsonValueKind.Array, value.GetArrayLength);
                return true;
            case "minProperties" or "maxProperties":
                RequireCount(verdict, name, argument, value, JsonValueKind.Object, () => value.EnumerateObject().Count());
                return true;
            case "pattern":
                verdict.Require(value.ValueKind != JsonValueKind.String || Matches(Text(argument), value.GetString()!));
                return true;
            case "uniqueItems":
                if (argument is not JsonValue flag || !flag.TryGetValue(out bool mustDiffer))
                {
                    throw new OracleGaveUpException("Not a boolean.");
                }

                verdict.Require(!mustDiffer || value.ValueKind != JsonValueKind.Array || AreUnique([.. value.EnumerateArray()]));
                return true;
            case "required":
                verdict.Require(value.ValueKind != JsonValueKind.Object
                    || List(argument).All(wanted => value.TryGetProperty(Text(wanted), out _)));
                return true;
            case "dependentRequired":
                verdict.Require(value.ValueKind != JsonValueKind.Object || Map(argument).All(pair =>
                    !value.TryGetProperty(pair.Key, out _) || List(pair.Value).All(wanted => value.TryGetProperty(Text(wanted), out _))));
                return true;
            default:
                return false;
        }
    }

    private static void RequireCount(
        OracleVerdict verdict, string name, JsonNode? argument, JsonElement value, JsonValueKind kind, Func<int> count)
    {
        var bound = Count(argument);
        if (value.ValueKind == kind)
        {
            verdict.Require(name.StartsWith("min", StringComparison.Ordinal) ? count() >= bound : count() <= bound);
        }
    }

    private static bool HasType(string type, JsonElement value) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && OracleNumber.Parse(value.GetRawText()).IsInteger,
        "string" => value.ValueKind == JsonValueKind.String,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        _ => throw new OracleGaveUpException("Not a type."),
    };

    private static bool IsWithin(string name, OracleNumber value, OracleNumber bound) => name switch
    {
        "minimum" => value.CompareTo(bound) >= 0,
        "maximum" => value.CompareTo(bound) <= 0,
        "exclusiveMinimum" => value.CompareTo(bound) > 0,
        "exclusiveMaximum" => value.CompareTo(bound) < 0,
        _ => bound.Digits.Sign > 0 ? value.IsMultipleOf(bound) : throw new OracleGaveUpException("Not a divisor."),
    };

    /// <summary>Only patterns that mean the same to .NET and to ECMA-262, but for the dot, which takes a whole code point.</summary>
    private static bool Matches(string pattern, string text) => !RandomSchema.Patterns.Contains(pattern)
        ? throw new OracleGaveUpException("A pattern.")
        : pattern == RandomSchema.OneCharacter
            ? CodePoints(text) == 1 && text is not ("\n" or "\r" or "\u2028" or "\u2029")
            : Regex.IsMatch(text, pattern.Replace("$", "\\z", StringComparison.Ordinal), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    private static bool AreUnique(JsonElement[] items)
    {
        for (var i = 0; i < items.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                using var earlier = JsonDocument.Parse(items[j].GetRawText());
                if (AreEqual(JsonNode.Parse(items[i].GetRawText()), earlier.RootElement))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool AreEqual(JsonNode? literal, JsonElement value)
    {
        if ((literal?.GetValueKind() ?? JsonValueKind.Null) != value.ValueKind)
        {
            return false;
        }

        return value.ValueKind switch
        {
            JsonValueKind.Number => Number(literal) == OracleNumber.Parse(value.GetRawText()),
            JsonValueKind.String => string.Equals(Text(literal), value.GetString(), StringComparison.Ordinal),
            JsonValueKind.Array => List(literal).Count == value.GetArrayLength()
                && List(literal).Zip(value.EnumerateArray()).All(pair => AreEqual(pair.First, pair.Second)),
            JsonValueKind.Object => Map(literal).Count == value.EnumerateObject().Count()
                && Map(literal).All(pair => value.TryGetProperty(pair.Key, out var member) && AreEqual(pair.Value, member)),
            _ => true,
        };
    }
}
