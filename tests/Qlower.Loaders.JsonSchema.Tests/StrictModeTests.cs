using System.Text;

namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>What the strict mode reports: parts of a schema that compile and that nobody meant.</summary>
public sealed class StrictModeTests
{
    // Unknown keywords.
    [TestCase("""{"pattrn":"^a"}""", "UnknownKeyword #/pattrn pattern")]
    [TestCase("""{"properties":{"a":{"maxlength":3}}}""", "UnknownKeyword #/properties/a/maxlength maxLength")]
    [TestCase("""{"$defs":{"unused":{"requird":["a"]}}}""", "UnknownKeyword #/$defs/unused/requird required")]
    [TestCase("""{"anyOf":[{"type":"string"},{"colour":"red"}]}""", "UnknownKeyword #/anyOf/1/colour -")]
    [TestCase("""{"additionalItems":false}""", "UnknownKeyword #/additionalItems -")]
    [TestCase("""{"x-advise":[{"type":"string"}]}""", "UnknownKeyword #/x-advise x-advice")]
    [TestCase("""{"x-rules":{"type":"R1"}}""", "UnknownKeyword #/x-rules x-rule")]
    [TestCase("""{"x-note":"meant","vendor":1}""")]

    // Keywords that cannot apply to the type.
    [TestCase("""{"type":"integer","maxLength":3}""", "NoEffect #/maxLength -")]
    [TestCase("""{"type":["string","null"],"minimum":3}""", "NoEffect #/minimum -")]
    [TestCase("""{"type":"array","required":["a"],"properties":{"a":{}}}""", "NoEffect #/required -", "NoEffect #/properties -")]
    [TestCase("""{"type":"object","items":{}}""", "NoEffect #/items -")]
    [TestCase("""{"type":"boolean","format":"date"}""", "NoEffect #/format -")]
    [TestCase("""{"enum":[1,2],"pattern":"a"}""", "NoEffect #/pattern -")]
    [TestCase("""{"$ref":"#/$defs/n","maxLength":3,"$defs":{"n":{"type":"number"}}}""", "NoEffect #/maxLength -")]
    [TestCase("""{"type":"integer","allOf":[{"pattern":"a"}]}""", "NoEffect #/allOf/0/pattern -")]
    [TestCase("""{"allOf":[{"properties":{"a":{"type":"string"}}},{"properties":{"a":{"minimum":1}}}]}""", "NoEffect #/allOf/1/properties/a/minimum -")]
    [TestCase("""{"properties":{"a":{"type":"string"}},"allOf":[{"properties":{"a":{"minimum":1}}}]}""", "NoEffect #/allOf/0/properties/a/minimum -")]
    [TestCase("""{"items":{"type":"string"},"allOf":[{"items":{"minimum":1}}]}""", "NoEffect #/allOf/0/items/minimum -")]
    [TestCase("""{"anyOf":[{"type":"integer"},{"type":"null"}],"maxLength":3}""", "NoEffect #/maxLength -")]
    [TestCase("""{"anyOf":[{"type":"integer"},{"type":"string"}],"maxLength":3}""")]
    [TestCase("""{"type":"number","minimum":3}""")]
    [TestCase("""{"type":"integer","multipleOf":3}""")]

    // Keywords without the one that they depend on.
    [TestCase("""{"then":{"type":"string"}}""", "NoEffect #/then -")]
    [TestCase("""{"else":{"type":"string"}}""", "NoEffect #/else -")]
    [TestCase("""{"if":{"type":"string"}}""", "NoEffect #/if -")]
    [TestCase("""{"minContains":2}""", "NoEffect #/minContains -")]
    [TestCase("""{"maxContains":2}""", "NoEffect #/maxContains -")]
    [TestCase("""{"pattern":"a","x-rule":{"patern":"R1"}}""", "NoEffect #/x-rule/patern pattern")]
    [TestCase("""{"properties":{"a":{}},"x-rule":"R1"}""", "NoEffect #/x-rule -")]
    [TestCase("""{"properties":{"a":false},"x-rule":"R1"}""")]
    [TestCase("""{"type":"string","x-rule":"R1"}""")]

    // Required names without a property.
    [TestCase("""{"required":["b"],"properties":{"a":{}}}""", "UndeclaredProperty #/required/0 -")]
    [TestCase("""{"required":["purpse"],"properties":{"purpose":{}}}""", "UndeclaredProperty #/required/0 purpose")]
    [TestCase("""{"properties":{"a":{}},"dependentRequired":{"a":["b"],"c":["a"]}}""", "UndeclaredProperty #/dependentRequired/a/0 -", "UndeclaredProperty #/dependentRequired/c -")]
    [TestCase("""{"properties":{"a":{}},"dependentSchemas":{"b":{}}}""", "UndeclaredProperty #/dependentSchemas/b -")]
    [TestCase("""{"properties":{"a":{}},"anyOf":[{"required":["a"]},{"required":["b"]}]}""", "UndeclaredProperty #/anyOf/1/required/0 -")]
    [TestCase("""{"properties":{"a":{}},"if":{"required":["a"]},"then":{"required":["b"],"properties":{"b":{}}}}""")]
    [TestCase("""{"patternProperties":{"^x":{}},"required":["xy"]}""")]
    [TestCase("""{"$ref":"#/$defs/base","properties":{"a":{}},"$defs":{"base":{"required":["a"]}}}""")]
    [TestCase("""{"$ref":"#/$defs/base","required":["a"],"$defs":{"base":{"properties":{"a":{}}}}}""")]
    [TestCase("""{"properties":{"o":{"properties":{"a":{}}}},"allOf":[{"properties":{"o":{"required":["a","b"]}}}]}""", "UndeclaredProperty #/allOf/0/properties/o/required/1 -")]
    [TestCase("""{"properties":{"a":{}},"x-advice":[{"required":["a"]}]}""")]

    // Contradictions.
    [TestCase("""{"minimum":3,"maximum":2}""", "Unsatisfiable #/minimum -")]
    [TestCase("""{"minimum":2,"maximum":2}""")]
    [TestCase("""{"minimum":2,"exclusiveMaximum":2.0}""", "Unsatisfiable #/minimum -")]
    [TestCase("""{"exclusiveMinimum":1e3,"exclusiveMaximum":1000}""", "Unsatisfiable #/exclusiveMinimum -")]
    [TestCase("""{"minLength":3,"maxLength":2}""", "Unsatisfiable #/minLength -")]
    [TestCase("""{"minItems":3,"maxItems":2}""", "Unsatisfiable #/minItems -")]
    [TestCase("""{"minProperties":3,"maxProperties":2}""", "Unsatisfiable #/minProperties -")]
    [TestCase("""{"type":"string","allOf":[{"type":"integer"}]}""", "Unsatisfiable #/type -", "Unsatisfiable #/allOf/0/type -")]
    [TestCase("""{"not":{}}""", "Unsatisfiable #/not -")]
    [TestCase("""{"oneOf":[{"type":"string"},{"type":"string"}]}""", "Unsatisfiable #/oneOf/1 -")]
    [TestCase("""{"properties":{"a":{}},"allOf":[{"properties":{"b":{}},"additionalProperties":false}]}""", "Unsatisfiable #/allOf/0/additionalProperties -")]
    [TestCase("""{"properties":{"a":{}},"additionalProperties":false}""")]

    // Values and branches without effect.
    [TestCase("""{"enum":["a","b","a"]}""", "NoEffect #/enum/2 -")]
    [TestCase("""{"type":"string","enum":["a",1,null]}""", "NoEffect #/enum/1 -", "NoEffect #/enum/2 -")]
    [TestCase("""{"type":"string","const":1}""", "Unsatisfiable #/type -", "Unsatisfiable #/const -")]
    [TestCase("""{"enum":[]}""", "Unsatisfiable #/enum -")]
    [TestCase("""{"enum":["1",1,null,""]}""")]
    [TestCase("""{"if":true,"then":{"type":"string"},"else":{"type":"null"}}""", "NoEffect #/else -")]
    [TestCase("""{"if":false,"then":{"type":"string"},"else":{"type":"null"}}""", "NoEffect #/then -")]
    [TestCase("""{"anyOf":[{"type":"string"},{}]}""", "NoEffect #/anyOf/1 -")]
    [TestCase("""{"anyOf":[{"type":"string"},false]}""", "NoEffect #/anyOf/1 -")]
    [TestCase("""{"anyOf":[{"type":"string"},{"type":"string"}]}""", "NoEffect #/anyOf/1 -")]
    [TestCase("""{"type":"string","anyOf":[{"type":"integer"},{"maxLength":3}]}""", "Unsatisfiable #/anyOf/0/type -")]
    public void Warnings_Schema_AreThese(string schema, params string[] expected) =>
        Assert.That(
            Compile(schema).Warnings.Select(warning => $"{warning.Kind} {warning.Pointer} {warning.Suggestion ?? "-"}"),
            Is.EquivalentTo(expected),
            string.Join('\n', Compile(schema).Warnings));

    [Test]
    public void Warnings_KeywordBesideReferenceInDraft7_IsIgnoredAndReported() =>
        Assert.That(
            Compile("""{"$schema":"http://json-schema.org/draft-07/schema#","properties":{"a":{"$ref":"#/definitions/t","maxLength":3}},"definitions":{"t":{}}}""")
                .Warnings.Single().Pointer,
            Is.EqualTo("#/properties/a/maxLength"));

    [Test]
    public void Warnings_WithoutStrictMode_AreEmpty() =>
        Assert.That(CompiledSchema.Compile("""{"pattrn":"^a","minimum":3,"maximum":2}"""u8).Warnings, Is.Empty);

    [Test]
    public void Compile_SchemaWithWarnings_HasTheSameVerdicts()
    {
        var schema = Compile("""{"pattrn":"^a","type":"integer","maxLength":3}""");

        Assert.That((schema.IsValid("1"u8), schema.IsValid("\"a\""u8)), Is.EqualTo((true, false)));
    }

    [TestCase("https://json-schema.org/draft/2020-12/schema")]
    [TestCase("https://json-schema.org/draft/2019-09/schema")]
    [TestCase("http://json-schema.org/draft-07/schema")]
    public void Warnings_DocumentThatIsReferredTo_IsNotSearched(string document) =>
        Assert.That(Compile($$"""{"properties": {"a": {"$ref": "{{document}}"} } }""").Warnings, Is.Empty);

    [Test]
    public void ToString_Warning_IsOneLineWithTheSuggestion() =>
        Assert.That(
            Compile("""{"pattrn":"^a"}""").Warnings.Single().ToString(),
            Is.EqualTo("#/pattrn: The keyword 'pattrn' is unknown and ignored. Did you mean 'pattern'?"));

    private static CompiledSchema Compile(string schema) => CompiledSchema.Compile(Encoding.UTF8.GetBytes(schema), new SchemaCompileOptions
    {
        IsStrict = true,
        KnownAnnotations = ["vendor", "x-*"],
        ObserveKeyword = "x-observe",
        WarningKeyword = "x-advice",
        RuleKeyword = "x-rule",
    });
}
