using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qlower.Loaders.JsonSchema.Tests.Randomized;

/// <summary>
/// Draft 2020-12 as the specification reads, recursive and slow, sharing nothing with the engine that it judges. What it does not
/// know makes it give up rather than guess.
/// </summary>
internal sealed partial class Oracle
{
    private const int MaxDepth = 200;

    /// <summary>The oracle remembers nothing, so a schema that leads back to itself by two ways doubles its work with each level.</summary>
    private const int MaxSteps = 100_000;

    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "$id", "$anchor", "$dynamicAnchor", "$defs", "$comment", "title", "description", "default", "examples", "deprecated",
        "readOnly", "writeOnly", "if", "then", "else", "minContains", "maxContains", "contentEncoding", "contentMediaType",
        "contentSchema", "unevaluatedItems", "unevaluatedProperties", "format",
    };

    private readonly JsonNode? _root;
    private int _depth;
    private int _steps;

    private Oracle(JsonNode? root)
    {
        _root = root;
        Collect(root);
    }

    /// <summary>Whether the instance, which is well-formed, is valid. An instance with a name twice or half a surrogate pair is not.</summary>
    /// <exception cref="OracleGaveUpException">The oracle has no opinion.</exception>
    public static bool IsValid(string schema, ReadOnlyMemory<byte> instance)
    {
        using var document = JsonDocument.Parse(instance);
        if (!IsPlain(document.RootElement))
        {
            return false;
        }

        try
        {
            var root = JsonNode.Parse(schema);
            return new Oracle(root).Judge(root, document.RootElement, [root]).IsValid;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or JsonException)
        {
            throw new OracleGaveUpException($"A schema that is none: {e.Message}");
        }
    }

    private static bool IsPlain(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString() is not null,
                JsonValueKind.Array => value.EnumerateArray().All(IsPlain),
                JsonValueKind.Object => value.EnumerateObject().DistinctBy(member => member.Name).Count() == value.EnumerateObject().Count()
                    && value.EnumerateObject().All(member => IsPlain(member.Value)),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private OracleVerdict Judge(JsonNode? schema, JsonElement value, JsonNode?[] scope)
    {
        var verdict = new OracleVerdict();
        if (schema is JsonValue boolean && boolean.TryGetValue(out bool takesAll))
        {
            verdict.Require(takesAll);
            return verdict;
        }

        if (schema is not JsonObject keywords)
        {
            throw new OracleGaveUpException("Not a schema.");
        }

        if (++_depth > MaxDepth || ++_steps > MaxSteps)
        {
            throw new OracleGaveUpException("Too deep, or too many ways.");
        }

        var resource = ResourceOf(schema);
        scope = ReferenceEquals(scope[^1], resource) ? scope : [.. scope, resource];
        foreach (var (name, argument) in keywords)
        {
            if (!Core(verdict, name, argument, keywords, value, scope)
                && !Applicator(verdict, name, argument, keywords, value, scope)
                && !Assertion(verdict, name, argument, value)
                && !Harmless.Contains(name))
            {
                throw new OracleGaveUpException($"The keyword {name}.");
            }
        }

        Unevaluated(verdict, keywords, value, scope);
        _depth--;
        return verdict;
    }

    private bool Core(
        OracleVerdict verdict, string name, JsonNode? argument, JsonObject keywords, JsonElement value, JsonNode?[] scope)
    {
        switch (name)
        {
            case "$ref":
                verdict.Include(Judge(Target(Text(argument), scope[^1]), value, scope));
                return true;
            case "$dynamicRef":
                verdict.Include(Judge(DynamicTarget(Text(argument), scope), value, scope));
                return true;
            case "allOf":
                foreach (var part in List(argument))
                {
                    verdict.Include(Judge(part, value, scope));
                }

                return true;
            case "anyOf" or "oneOf":
                var branches = List(argument).Select(branch => Judge(branch, value, scope)).ToList();
                var passed = branches.Count(branch => branch.IsValid);
                verdict.Require(name == "anyOf" ? passed > 0 : passed == 1);
                branches.ForEach(verdict.Annotate);
                return true;
            case "not":
                verdict.Require(!Judge(argument, value, scope).IsValid);
                return true;
            case "if":
                var condition = Judge(argument, value, scope);
                verdict.Annotate(condition);
                if (keywords.TryGetPropertyValue(condition.IsValid ? "then" : "else", out var consequence))
                {
                    verdict.Include(Judge(consequence, value, scope));
                }

                return true;
            case "$schema":
                return Text(argument) == "https://json-schema.org/draft/2020-12/schema" ? true
                    : throw new OracleGaveUpException("Another dialect.");
            default:
                return false;
        }
    }

    private static JsonArray List(JsonNode? node) => node as JsonArray ?? throw new OracleGaveUpException("Not a list.");

    private static JsonObject Map(JsonNode? node) => node as JsonObject ?? throw new OracleGaveUpException("Not a map.");

    private static string Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : throw new OracleGaveUpException("Not a string.");

    private static OracleNumber Number(JsonNode? node) => node?.GetValueKind() == JsonValueKind.Number
        ? OracleNumber.Parse(node.ToJsonString()) : throw new OracleGaveUpException("Not a number.");

    private static int Count(JsonNode? node)
    {
        var number = Number(node);
        return number.IsInteger && number.Exponent < 9 && number.Digits >= 0 && number.Digits < 1_000_000
            ? (int)number.Digits * (int)Math.Pow(10, number.Exponent) : throw new OracleGaveUpException("Not a count.");
    }

    private static int CodePoints(string text) => text.EnumerateRunes().Count();
}
