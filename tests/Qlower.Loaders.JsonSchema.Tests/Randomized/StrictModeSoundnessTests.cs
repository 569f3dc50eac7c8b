using System.Text;
using System.Text.Json.Nodes;

namespace Qlower.Loaders.JsonSchema.Tests.Randomized;

/// <summary>What the strict mode says has no effect has none: without it, random schemas have the same verdicts on random instances.</summary>
public sealed class StrictModeSoundnessTests
{
    private const int Schemas = 1_000;
    private const int InstancesPerSchema = 40;

    private static readonly SchemaCompileOptions Strict = new() { IsStrict = true };

    [Test]
    [Category("Long")]
    public void Warnings_OfRandomSchemas_AreTrue()
    {
        var removed = 0;
        for (var seed = 0; seed < Schemas; seed++)
        {
            var schema = RandomSchema.Next(new Random(seed));
            foreach (var warning in CompiledSchema.Compile(Encoding.UTF8.GetBytes(schema), Strict).Warnings.Where(HasNoEffect))
            {
                if (Without(schema, warning.Pointer) is { } other)
                {
                    AssertSameVerdicts(schema, other, warning, seed);
                    removed++;
                }
            }
        }

        Assert.That(removed, Is.GreaterThan(100));
    }

    /// <summary>Of a branch that every value meets, the others have no effect.</summary>
    private static bool HasNoEffect(SchemaWarning warning) =>
        warning.Kind is SchemaWarningKind.NoEffect or SchemaWarningKind.UnknownKeyword && !warning.Message.StartsWith("Every value", StringComparison.Ordinal);

    private static void AssertSameVerdicts(string schema, string other, SchemaWarning warning, int seed)
    {
        var before = CompiledSchema.Compile(Encoding.UTF8.GetBytes(schema));
        var after = CompiledSchema.Compile(Encoding.UTF8.GetBytes(other));
        for (var number = 0; number < InstancesPerSchema; number++)
        {
            var instance = Encoding.UTF8.GetBytes(RandomInstance.Next(new Random(seed + number), schema));
            if (before.IsValid(instance) != after.IsValid(instance))
            {
                Assert.Fail($"{warning}\n{schema}\n{Encoding.UTF8.GetString(instance)}");
            }
        }
    }

    /// <summary>The schema without the keyword or value at a pointer; null when that would not compile.</summary>
    private static string? Without(string schema, string pointer)
    {
        var root = JsonNode.Parse(schema)!;
        var names = pointer[2..].Split('/').Select(name => name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)).ToArray();
        var parent = root;
        foreach (var name in names[..^1])
        {
            parent = parent is JsonArray list ? list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]! : parent[name]!;
        }

        if (parent is JsonArray items)
        {
            items.RemoveAt(int.Parse(names[^1], System.Globalization.CultureInfo.InvariantCulture));
        }
        else
        {
            parent.AsObject().Remove(names[^1]);
        }

        var other = root.ToJsonString();
        try
        {
            CompiledSchema.Compile(Encoding.UTF8.GetBytes(other));
            return other;
        }
        catch (SchemaCompilationException)
        {
            return null;
        }
    }
}
