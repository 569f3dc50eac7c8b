using System.Text;
using CsCheck;

namespace Qlower.Loaders.JsonSchema.Tests.Randomized;

/// <summary>Random schemas and instances: chunks report what memory reports, the verdict is the oracle's, places are right, nothing is thrown.</summary>
public sealed class RandomizedTests
{
    private const int InstancesPerSchema = 6;

    private static readonly Gen<(byte[] Schema, byte[] Instance)> Pairs =
        Gen.Select(Gen.Int, Gen.Int[0, InstancesPerSchema - 1], (seed, number) =>
        {
            var schema = RandomSchema.Next(new Random(seed));
            var instance = RandomInstance.Next(new Random(seed + number), schema);
            return (Encoding.UTF8.GetBytes(schema), Encoding.UTF8.GetBytes(instance));
        });

    [Test]
    public void RandomSchema_NearInstances_HoldEveryPromise()
    {
        var log = new ProofLog(mustCompile: true);

        Pairs.Sample(pair => log.Check(pair.Schema, pair.Instance), iter: 2_000);

        Assert.That(log.Failure, Is.Null);
        Assert.That(log.Valid, Is.GreaterThan(300));
        Assert.That(log.Judged - log.Valid, Is.GreaterThan(300));
        Assert.That(log.Judged, Is.EqualTo(log.Compiled));
    }

    [Test]
    public void RandomSchema_MutatedInstances_HoldEveryPromise()
    {
        var log = new ProofLog(mustCompile: true);

        Gen.Select(Pairs, Gen.Int).Sample((pair, seed) => log.Check(pair.Schema, Mutation.Of(pair.Instance, new Random(seed))), iter: 2_000);

        Assert.That(log.Failure, Is.Null);
        Assert.That(log.Judged, Is.InRange(log.Compiled / 25, log.Compiled * 9 / 10));
    }

    [Test]
    public void MutatedSchema_NearInstances_HoldEveryPromise()
    {
        var log = new ProofLog(mustCompile: false);

        Gen.Select(Pairs, Gen.Int, Gen.Enum<SchemaDialect>()).Sample(
            (pair, seed, dialect) => log.Check(Mutation.Of(pair.Schema, new Random(seed)), pair.Instance, dialect), iter: 2_000);

        Assert.That(log.Failure, Is.Null);
        Assert.That(log.Compiled, Is.GreaterThan(200));
    }

    [Test]
    public void RandomBytes_AsSchemaAndInstance_HoldEveryPromise()
    {
        var log = new ProofLog(mustCompile: false);

        Gen.Select(Gen.Byte.Array[0, 40], Gen.Byte.Array[0, 40]).Sample(
            (schema, instance) =>
            {
                log.Check(schema, instance);
                log.Check("true"u8.ToArray(), instance);
            },
            iter: 2_000);

        Assert.That(log.Failure, Is.Null);
    }
}
