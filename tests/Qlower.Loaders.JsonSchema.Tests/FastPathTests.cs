using System.Text;
using CsCheck;

namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>The fast path must report what the full path reports, byte for byte.</summary>
public sealed class FastPathTests
{
    private static readonly CompiledSchema Schema = Pass.Compile("""
        {
          "type": "object",
          "properties": {
            "plain": {"type": "array", "items": {"$ref": "#/$defs/record"}},
            "seen": {"type": "array", "items": {"$ref": "#/$defs/record", "x-observe": "record"}},
            "chosen": {"type": "array", "items": {
              "$ref": "#/$defs/record", "if": {"properties": {"kind": {"const": "R"}}, "required": ["kind"]},
              "then": {"required": ["more"]}, "else": {"properties": {"text": {"maxLength": 3}, "amount": {"minimum": 0}}}}}
          },
          "$defs": {
            "record": {
              "type": "object",
              "required": ["id", "day"],
              "maxProperties": 9,
              "properties": {
                "id": {"type": "string", "minLength": 1, "maxLength": 8, "x-observe": "id"},
                "day": {"anyOf": [{"enum": [null, ""]}, {"type": "string", "format": "date"}]},
                "amount": {"anyOf": [{"type": "number"}, {"type": "string", "pattern": "^-?[0-9]+$"}], "x-advice": [{"not": {"type": "string"}}]},
                "kind": {"enum": ["R", "é", "long word", null, 1.0, true]},
                "text": {"type": ["string", "null"], "pattern": "^[^\\u0000]*$", "minLength": 2},
                "count": {"type": "integer", "minimum": -5, "maximum": 5000},
                "flag": {"type": "boolean"},
                "title": {"type": "string", "pattern": "^[^\\u0000]*$", "allOf": [{"pattern": "[^\\t-\\r \\u00a0\\u3000]"}]},
                "since": {"type": "string", "format": "date", "pattern": "^0{0,3}[1-9]"},
                "more": {"type": "array", "items": {"$ref": "#/$defs/record"}},
                "a name that is longer than thirty-two bytes": {"type": "string"}
              },
              "additionalProperties": {"x-observe": "unknown"}
            }
          }
        }
        """);

    private static readonly Gen<string> Text = Pick(
        "\"a\"", "\"\"", "\"2026-02-28\"", "\"2026-02-30\"", "\"R\"", "\"é\"", "\"long word\"", "\"-12\"", "\"\\u00e9\"", "\"\\n\"", "\"12345678\"",
        "\"123456789\"", "\"quite a long text with accents é à ü that goes on beyond the width of any vector, and further\"", "\"x\\\"y\"", "\"\\ud800\"",
        "\" \"", "\"\u00A0\"", "\" a\"", "\"\u3000é\"", "\"0000-01-01\"", "\"0001-01-01\"", "\"~\"");

    private static readonly Gen<string> Number = Pick(
        "0", "-0", "1", "12", "-5", "5001", "1.0", "-1.5", "1e2", "0.10", "123456789012345678901234567890", "1234567890123.45", "12345678901234.5");

    private static readonly Gen<string> Scalar =
        Gen.OneOf(Text, Text, Number, Pick("null", "true", "false", "[]", "{}", "[1,{\"id\":\"x\"}]"));

    private static readonly Gen<string> Space = Pick("", "", "", "", " ", "\n    ", "\r\n", "\t");

    private static readonly Gen<string> Name = Pick(
        "id", "day", "amount", "kind", "text", "count", "flag", "title", "since", "more", "a name that is longer than thirty-two bytes", "other", "\\u0069d");

    private static readonly Gen<string> Usual = Gen.Select(Pick("1", "22", "1234567"), Pick("2026-01-01", "", "2024-02-29"), Pick("1", "-7.25", "88"),
        (id, day, amount) => $"\"id\":\"{id}\",\"day\":\"{day}\",\"amount\":{amount},\"kind\":\"R\",\"text\":\"Évian-les-Bains\",\"count\":3,\"flag\":true");

    private static readonly Gen<string> Odd = Gen.Select(Space, Name, Space, Scalar, Space, (a, name, b, value, c) => $"{a}\"{name}\"{b}:{b}{value}{c}")
        .Array[0, 7].Select(members => string.Join(',', members));

    private static readonly Gen<string> Record = Gen.Select(Space, Gen.OneOf(Usual, Usual, Usual, Odd, Gen.Select(Usual, Odd, (a, b) => a + "," + b)), Space,
        (a, members, b) => $"{a}{{{members}}}{b}");

    private static readonly Gen<string> Document = Gen.Select(Pick("plain", "seen", "chosen"), Record.Array[0, 12], Space, Record.Array[0, 9],
        (name, first, space, second) =>
            $"{{\"{name}\":[{string.Join(',', first)}]{space},\"plain\":[{string.Join(',', second)}],\"end\":\"{new string('.', 200)}\"}}");

    [Test]
    public void Validate_RandomRecords_ReportsWhatTheFullPathReports() =>
        Document.Sample(text => Compare(Encoding.UTF8.GetBytes(text)), iter: 1_000);

    [Test]
    public void Validate_MutatedRecords_ReportsWhatTheFullPathReports() =>
        Gen.Select(Document, Gen.Select(Gen.Int[0, 100_000], Gen.OneOf(Gen.Byte, Pick([.. "{}[],:\"\\0123456789.eE+- \n"u8]))).Array[1, 2])
            .Sample((text, changes) =>
            {
                var bytes = Encoding.UTF8.GetBytes(text);
                foreach (var (place, value) in changes)
                {
                    bytes[place % bytes.Length] = value;
                }

                return Compare(bytes);
            }, iter: 2_000);

    [Test]
    public void Validate_ManyMembersAndItems_CountsThemAll()
    {
        var records = string.Join(',', Enumerable.Range(0, 12_000).Select(i => $$"""{"id":"{{i}}","day":"2026-01-01"}"""));

        var pass = Pass.Stream(Schema, Encoding.UTF8.GetBytes($$"""{"seen":[{{records}},{"id":"last"}]}"""), null, 5000, 4096);

        Assert.That(pass.Single.InstancePointer, Is.EqualTo("/seen/12000"));
        Assert.That(pass.Sink.Events.Count(item => item.StartsWith("enter record", StringComparison.Ordinal)), Is.EqualTo(12_001));
    }

    private static bool Compare(byte[] bytes)
    {
        var (fullPath, fast) = (new RecordingSink(), new RecordingSink());
        var expected = new StreamingValidator(Schema, fullPath) { AvoidsFastPath = true }.Validate(bytes);
        var actual = new StreamingValidator(Schema, fast).Validate(bytes);

        Assert.That(fast.Events, Is.EqualTo(fullPath.Events));
        return actual.IsValid == expected.IsValid && actual.FindingCount == expected.FindingCount
            && Pass.Stream(Schema, bytes, null, 150, 400).Sink.Events.SequenceEqual(fullPath.Events);
    }

    private static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
