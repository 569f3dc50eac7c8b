using System.Globalization;
using System.Text;
using System.Text.Json;
using Json.Schema;

namespace Qlower.Loaders.JsonSchema.Tests.Randomized;

/// <summary>
/// Random schemas and instances: the engine's verdict is that of JsonSchema.Net, except for the differences listed here. The pairs follow from
/// a seed: QLOWER_SECOND_OPINION_SEED sets the first one, QLOWER_SECOND_OPINION_COUNT the number of schemas.
/// </summary>
public sealed class SecondOpinionTests
{
    private const int InstancesPerSchema = 3;

    private static readonly int FirstSeed = Setting("QLOWER_SECOND_OPINION_SEED", 1);

    private static readonly int Schemas = Setting("QLOWER_SECOND_OPINION_COUNT", 500);

    [Test]
    public void RandomSchema_NearInstances_HaveTheVerdictOfJsonSchemaNet()
    {
        var (valid, invalid, skipped) = (0, 0, 0);
        for (var number = 0; number < Schemas; number++)
        {
            var seed = FirstSeed + number;
            var schema = RandomSchema.Next(new Random(seed));
            for (var i = 0; i < InstancesPerSchema; i++)
            {
                var instance = RandomInstance.Next(new Random(unchecked((seed * InstancesPerSchema) + i)), schema);
                if (KnownDifference.Concerns(schema, instance))
                {
                    skipped++;
                    continue;
                }

                var ours = SecondOpinion.IsValidForUs(schema, instance);
                if (SecondOpinion.IsValid(schema, instance) != ours)
                {
                    Assert.Fail(Explain(seed, schema, instance, ours));
                }

                (valid, invalid) = ours ? (valid + 1, invalid) : (valid, invalid + 1);
            }
        }

        var pairs = Schemas * InstancesPerSchema;
        Assert.That(valid, Is.GreaterThan(pairs / 5));
        Assert.That(invalid, Is.GreaterThan(pairs / 5));
        Assert.That(skipped, Is.LessThan(pairs / 5), "pairs left out for a known difference");
    }

    [TestCaseSource(typeof(KnownDifference), nameof(KnownDifference.All))]
    public void KnownDifference_ItsExample_IsStillOne(KnownDifference difference)
    {
        Assert.That(SecondOpinion.IsValidForUs(difference.Schema, difference.Instance), Is.EqualTo(difference.IsValid), difference.Argument);
        if (difference.IsRefused)
        {
            Assert.That(
                () => SecondOpinion.IsValid(difference.Schema, difference.Instance, moveIds: false), Throws.InstanceOf<JsonSchemaException>());
        }
        else
        {
            Assert.That(SecondOpinion.IsValid(difference.Schema, difference.Instance), Is.Not.EqualTo(difference.IsValid));
        }
    }

    private static string Explain(int seed, string schema, string instance, bool ours)
    {
        var (smallSchema, smallInstance) = Minimiser.Shrink(
            Encoding.UTF8.GetBytes(schema), Encoding.UTF8.GetBytes(instance), (first, second) => Differ(Encoding.UTF8.GetString(first), Encoding.UTF8.GetString(second)));
        return $"Seed {seed}: valid is {ours} for us and {!ours} for JsonSchema.Net.\nschema   {Encoding.UTF8.GetString(smallSchema)}\n"
            + $"instance {Encoding.UTF8.GetString(smallInstance)}\nof       {schema}\nand      {instance}";
    }

    /// <summary>Only for pairs without references: one that leads back to itself would end the process in JsonSchema.Net.</summary>
    private static bool Differ(string schema, string instance)
    {
        try
        {
            return !schema.Contains("ef\"", StringComparison.Ordinal)
                && !KnownDifference.Concerns(schema, instance)
                && SecondOpinion.IsValid(schema, instance) != SecondOpinion.IsValidForUs(schema, instance);
        }
        catch (Exception e) when (e is JsonException or JsonSchemaException or SchemaCompilationException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
