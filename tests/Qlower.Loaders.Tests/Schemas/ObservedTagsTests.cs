using System.Reflection;
using System.Text.Json.Nodes;
using Qlower.Loaders.Schemas;

namespace Qlower.Loaders.Tests.Schemas;

[TestFixture]
internal sealed class ObservedTagsTests
{
    [Test]
    public void Schema_EveryTag_IsAConstantOrAModel()
    {
        var constants = typeof(ObservedTags).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);
        var known = constants.Concat(RecordModels.All.Select(model => model.ToWireName()));

        var tags = Tags(JsonNode.Parse(LoaderSchema.ReadSchema())).Distinct();

        Assert.That(tags, Is.EquivalentTo(known));
    }

    [TestCase(ObservedTags.HeaderKey, true)]
    [TestCase(ObservedTags.Section, false)]
    public void IsHeader_Tag_IsByItsPrefix(string tag, bool isHeader) => Assert.That(ObservedTags.IsHeader(tag), Is.EqualTo(isHeader));

    private static IEnumerable<string> Tags(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member is { Key: "x-observe", Value: JsonValue tag } ? [tag.GetValue<string>()] : Tags(member.Value)),
        JsonArray items => items.SelectMany(Tags),
        _ => [],
    };
}
