using System.Text;
using CsCheck;

namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>Random schemas over random instances: the streaming evaluation and the one on trees agree.</summary>
public sealed class TreeAgreementTests
{
    private static readonly Gen<string> Scalar = OneOf("1", "2.0", "20e-1", "\"a\"", "\"\\u0061\"", "\"b\"", "null", "true");

    private static readonly Gen<string> Instance = Gen.Recursive<string>((depth, self) => depth == 3
        ? Scalar
        : Gen.OneOf(
            Scalar,
            self.Array[0, 4].Select(items => $"[{string.Join(',', items)}]"),
            Gen.Select(OneOf("", "a", "ab", "abc", "c", "bd", "abcd"), self.Array[4, 4],
                (names, values) => $"{{{string.Join(',', names.Select((name, i) => $"\"{name}\":{values[i]}"))}}}")));

    private static readonly Gen<string> Schema = Gen.Recursive<string>((depth, self) =>
    {
        var leaf = Gen.OneOf(
            OneOf("true", "false", "{}", """{"type":"number"}""", """{"type":["object","array"]}""", """{"uniqueItems":true}""",
                """{"required":["a"]}""", """{"minItems":2}""", """{"maxProperties":1}""", """{"$ref":"#/$defs/d"}""",
                """{"$ref":"#/$defs/e"}"""),
            Instance.Select(value => $$"""{"const":{{value}}}"""),
            Gen.Select(Instance, Instance, (a, b) => $$"""{"enum":[{{a}},{{b}},2]}"""));
        if (depth == 3)
        {
            return leaf;
        }

        var keyword = Gen.OneOf(
            Gen.Select(OneOf("not", "items", "contains", "unevaluatedItems", "unevaluatedProperties", "additionalProperties", "propertyNames"),
                self, (name, schema) => (name, schema)),
            Gen.Select(OneOf("anyOf", "oneOf", "allOf", "prefixItems"), self.Array[1, 3],
                (name, schemas) => (name, $"[{string.Join(',', schemas)}]")),
            Gen.Select(OneOf("properties", "dependentSchemas", "patternProperties"), self, self,
                (name, a, b) => (name, $$"""{"a":{{a}},"b":{{b}}}""")),
            Gen.Select(OneOf("if", "then", "else"), self, (name, schema) => (name, schema)),
            OneOf(("uniqueItems", "true"), ("minContains", "2"), ("minContains", "0"), ("maxContains", "1"),
                ("unevaluatedProperties", "false"), ("unevaluatedItems", "false"), ("dependentRequired", """{"a":["b"]}""")));
        return Gen.OneOf(leaf, keyword.Array[1, 4].Select(keywords =>
            $"{{{string.Join(',', keywords.DistinctBy(item => item.Item1).Select(item => $"\"{item.Item1}\":{item.Item2}"))}}}"));
    });

    [Test]
    public void Validate_RandomPairs_AgreesWithTheTree()
    {
        Gen.Select(Schema, Schema, Schema, Instance).Sample(
            (root, d, e, instance) =>
            {
                // The first two definitions may refer to nothing but the last two.
                var text = $$"""
                    {"allOf":[{{root}}],"$defs":{"d":{{Leaf(d)}},"e":{{Leaf(e)}},
                     "leafd":{"minLength":1},"leafe":{"properties":{"c":true} } } }
                    """.ReplaceLineEndings("");
                var schema = Pass.Compile(text);

                // Bytes after the instance, without which the fast path is never used.
                var bytes = Encoding.UTF8.GetBytes(instance + new string(' ', 120));

                var streamed = Pass.Over(schema, bytes);
                var tree = schema.IsValidAsTree(bytes);
                var output = schema.Evaluate(bytes);

                Assert.That(streamed.Outcome.IsValid, Is.EqualTo(tree), $"{text} over {instance}");
                Assert.That(streamed.Findings, tree ? Is.Empty : Is.Not.Empty, $"{text} over {instance}");
                Assert.That(output.IsValid, Is.EqualTo(tree), $"{text} over {instance}");
                Assert.That(tree || output.Units.Count > 0, $"{text} over {instance}");
            },
            iter: 600);
    }

    private static string Leaf(string schema) => schema.Replace("/$defs/", "/$defs/leaf", StringComparison.Ordinal);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
