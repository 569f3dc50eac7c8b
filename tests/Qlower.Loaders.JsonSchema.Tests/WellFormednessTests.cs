using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using CsCheck;

namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>The grammar, compared with <see cref="Utf8JsonReader"/> (which lets invalid UTF-8 in strings pass).</summary>
public sealed class WellFormednessTests
{
    private static readonly CompiledSchema Anything = Pass.Compile("true");

    [Test]
    public void Validate_RandomDocument_IsWellFormed()
    {
        RandomJson.WellFormed.Sample(bytes =>
        {
            Assert.That(Accepts(bytes), Encoding.UTF8.GetString(bytes));
            return Report(bytes).IsWellFormed;
        }, iter: 3_000);
    }

    [Test]
    public void Validate_MutatedDocument_AgreesWithUtf8JsonReader()
    {
        var broken = 0;
        RandomJson.Mutated.Sample(bytes =>
        {
            // A NUL at the start is reported as another encoding, a byte order mark is skipped: both apart from the grammar.
            var expected = Utf8.IsValid(bytes) && Accepts(bytes);
            Interlocked.Add(ref broken, expected ? 0 : 1);
            return Report(bytes).IsWellFormed == expected;
        }, iter: 20_000, print: bytes => $"{Convert.ToHexString(bytes)} {Encoding.UTF8.GetString(bytes)}");

        Assert.That(broken, Is.GreaterThan(1_000));
    }

    [Test]
    public void Validate_MutatedDocument_ReportsTheSameInAnyChunks()
    {
        var schema = Pass.Compile("""
            {"type":["object","array"],"maxProperties":2,"properties":{"a":{"$ref":"#"}},"additionalProperties":{"x-observe":"any",
             "anyOf":[{"type":"string","maxLength":2},{"$ref":"#"}]},"items":{"x-observe":"item","maxLength":1}}
            """);

        RandomJson.Mutated.Sample(bytes => Pass.Over(schema, bytes), iter: 700, print: Encoding.UTF8.GetString);
    }

    private static ValidationOutcome Report(byte[] bytes) =>
        Pass.Stream(Anything, bytes, new ValidationLimits { MaxNumberBytes = 20, MaxStringBytes = 20 }, 64, 16).Outcome;

    private static bool Accepts(byte[] bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
