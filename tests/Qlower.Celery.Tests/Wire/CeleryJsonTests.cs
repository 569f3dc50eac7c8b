using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Qlower.Celery.Wire.Canvas;

namespace Qlower.Celery.Tests.Wire;

/// <summary>Serialization where reflection is disabled, as in native AOT.</summary>
[TestFixture]
internal sealed class CeleryJsonTests
{
    private static readonly JsonSerializerOptions WithoutReflection = CeleryJson.With(new JsonSerializerOptions { TypeInfoResolver = JsonTypeInfoResolver.Combine() });

    [Test]
    public void ToBytes_TypesOfTheProtocol_AreWrittenWithoutReflection()
    {
        var content = new Dictionary<string, object?>
        {
            ["text"] = "t",
            ["flag"] = true,
            ["number"] = 1,
            ["large"] = 2L,
            ["decimal"] = 0.5m,
            ["nan"] = double.NaN,
            ["null"] = null,
            ["numbers"] = new double[] { 1.5 },
            ["texts"] = new[] { "a" },
            ["mixed"] = new object?[] { 1, "b" },
            ["inner"] = new Dictionary<string, object?>[] { new() { ["x"] = 1 } },
            ["times"] = new Dictionary<string, decimal> { ["id"] = 1.250000m },
            ["element"] = JsonDocument.Parse("[1]").RootElement,
            ["raw"] = new RawJson("{}"u8.ToArray()),
        };

        var json = Encoding.UTF8.GetString(CeleryJson.ToBytes(content, WithoutReflection));

        Assert.That(json, Is.EqualTo(
            """{"text":"t","flag":true,"number":1,"large":2,"decimal":0.5,"nan":NaN,"null":null,"numbers":[1.5],"texts":["a"],"mixed":[1,"b"],"inner":[{"x":1}],"times":{"id":1.250000},"element":[1],"raw":{}}"""));
    }

    [Test]
    public void ToBytes_TypeThatNoResolverKnows_Throws() =>
        Assert.That(() => CeleryJson.ToBytes(new { x = 1 }, WithoutReflection), Throws.TypeOf<NotSupportedException>());

    [Test]
    public void References_OfTheClientAndTheWorker_IncludeNoPackageOfTheLoaders() =>
        Assert.That(
            typeof(ICeleryClient).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name), Has.None.StartsWith("Qlower.").And.Some.EqualTo("RabbitMQ.Client"));
}
