using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qlower.Loaders.JsonSchema.Benchmarks.Inputs.Small;

/// <summary>A large schema and small instances of it, generated with a fixed seed. It has no formats, because engines differ on them.</summary>
internal abstract class SmallWork
{
    private const int FaultEvery = 10;

    /// <summary>Accents as such, not as escapes.</summary>
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public abstract string Name { get; }

    public abstract JsonObject Schema();

    /// <summary>The instances; every tenth has one fault.</summary>
    public IReadOnlyList<SmallInstance> Instances(int count)
    {
        var random = new Random(20260105);
        var instances = new List<SmallInstance>(count);
        for (var i = 0; i < count; i++)
        {
            var instance = Instance(random);
            var isValid = i % FaultEvery != FaultEvery - 1;
            if (!isValid)
            {
                Spoil(instance, random);
            }

            instances.Add(new SmallInstance(instance.ToJsonString(AsWritten), isValid));
        }

        return instances;
    }

    /// <summary>A valid instance.</summary>
    protected abstract JsonObject Instance(Random random);

    /// <summary>Makes a valid instance invalid.</summary>
    protected abstract void Spoil(JsonObject instance, Random random);

    protected static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    protected static JsonArray Many(Random random, int least, int most, Func<int, JsonNode?> make) =>
        new([.. Enumerable.Range(0, random.Next(least, most + 1)).Select(make)]);
}
