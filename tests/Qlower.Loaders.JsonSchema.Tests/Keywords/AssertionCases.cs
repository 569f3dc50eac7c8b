namespace Qlower.Loaders.JsonSchema.Tests.Keywords;

/// <summary>Keywords about one value by itself, the same in every dialect.</summary>
[TestFixture(SchemaDialect.Draft202012)]
[TestFixture(SchemaDialect.Draft201909)]
[TestFixture(SchemaDialect.Draft7)]
public sealed class AssertionCases(SchemaDialect dialect)
{
    [TestCase("""{"type":"string"}""", "\"1\"", " ¶1", "type . #/type")]
    [TestCase("""{"properties":{"é":{"type":["array","null"]}}}""", """{"é":[]}""", "{\n\"é\": ¶{}}", "type /é #/properties/é/type")]
    [TestCase("""{"type":"integer"}""", "-3.00e0", "¶-3.01", "type . #/type")]
    [TestCase("""{"enum":[[1,{"x":null}],"one"]}""", "[ 1.0,{\"x\":null} ]", "¶[1,{\"x\":0}]", "enum . #/enum")]
    [TestCase("""{"enum":[[1,{"x":null}],"one"]}""", "\"\\u006fne\"", "¶\"two\"", "enum . #/enum")]
    [TestCase("""{"items":{"enum":[{"a":1,"b":2}]}}""", """[{"b":2.0,"a":1}]""", """[¶{"b":2}, ¶{"a":1,"b":2,"c":3}]""",
        "enum /0 #/items/enum", "enum /1 #/items/enum")]
    [TestCase("""{"const":{"list":[true,{"deep":"é"}]}}""", """{"list":[true,{"deep":"\u00e9"}]}""", """ ¶{"list":[true,{"deep":"e"}]}""",
        "const . #/const")]
    [TestCase("""{"const":[]}""", "[ ]", "¶{}", "const . #/const")]
    [TestCase("""{"const":null}""", "null", "¶false", "const . #/const")]
    [TestCase("""{"const":1e2}""", "100.0", "¶\"100\"", "const . #/const")]
    [TestCase("""{"minimum":2,"maximum":4}""", "4", "¶4.5", "maximum . #/maximum")]
    [TestCase("""{"minimum":-2}""", "\"-3\"", "\n\n¶-3", "minimum . #/minimum")]
    [TestCase("""{"items":{"exclusiveMinimum":0,"exclusiveMaximum":1}}""", "[0.5,1e-9]", "[¶0, 0.1, ¶1.0]",
        "exclusiveMinimum /0 #/items/exclusiveMinimum", "exclusiveMaximum /2 #/items/exclusiveMaximum")]
    [TestCase("""{"multipleOf":0.25}""", "7.75", "¶7.8", "multipleOf . #/multipleOf")]
    [TestCase("""{"minLength":2,"maxLength":3}""", "\"😀é\"", "¶\"😀\"", "minLength . #/minLength")]
    [TestCase("""{"minLength":2,"maxLength":3}""", "12345", "¶\"abcd\"", "maxLength . #/maxLength")]
    [TestCase("""{"pattern":"^[a-f]+\\.x$"}""", "\"cafe.x\"", "¶\"cafe!x\"", "pattern . #/pattern")]
    [TestCase("""{"format":"date"}""", "\"2024-02-29\"", "¶\"2023-02-29\"", "format . #/format")]
    [TestCase("""{"minItems":1,"maxItems":2}""", "[[]]", "¶[]", "minItems . #/minItems")]
    [TestCase("""{"properties":{"a":{"maxItems":1}}}""", """{"a":[{}]}""", """{"a" :¶[1,[2]]}""", "maxItems /a #/properties/a/maxItems")]
    [TestCase("""{"uniqueItems":true}""", """[1,"1",[1],{"a":1},true,null,0,false]""", """[1,2, ¶1.0]""", "uniqueItems /2 #/uniqueItems")]
    [TestCase("""{"uniqueItems":true}""", """[{"a":1,"b":[2]},{"a":1,"b":2}]""", "[{\"a\":1,\"b\":[2]},\n ¶{\"b\":[2.0],\"a\":1e0}]",
        "uniqueItems /1 #/uniqueItems")]
    [TestCase("""{"items":{"uniqueItems":true}}""", """[["a","b"],["a"]]""", """[["a",¶"\u0061"],["b"]]""", "uniqueItems /0/1 #/items/uniqueItems")]
    [TestCase("""{"minProperties":1,"maxProperties":2}""", """{"a":1}""", "¶{}", "minProperties . #/minProperties")]
    [TestCase("""{"minProperties":1,"maxProperties":2}""", "[]", """ ¶{"a":1,"b":2,"c":3}""", "maxProperties . #/maxProperties")]
    [TestCase("""{"items":{"required":["a"]}}""", """[{"a":0},1]""", """[1,¶{"A":1}]""", "required /1 #/items/required a")]
    public void Assertion_ValueThatDoesNotFit_IsReportedAtItsPlace(string schema, string valid, string invalid, params string[] findings) =>
        KeywordCase.Check(dialect, schema, valid, invalid, findings);
}
