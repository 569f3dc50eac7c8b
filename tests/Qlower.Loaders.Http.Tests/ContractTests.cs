using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Qlower.Loaders.Http.Wire;
using Qlower.Loaders.JsonSchema;
using Qlower.Loaders.Testing.Integration;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.Http.Tests;

/// <summary>The page and the schema of the contract are true.</summary>
[TestFixture]
internal sealed partial class ContractTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "http-integrator.md"));

    private static readonly JsonObject Schema =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "http-integrator.schema.json")))!.AsObject();

    [TestCase("batch", "batch")]
    [TestCase("erasure", "batch")]
    [TestCase("answers", "answers")]
    [TestCase("lookup", "lookup")]
    [TestCase("found", "found")]
    public void Example_OfThePage_MatchesTheSchema(string example, string definition) =>
        Assert.That(Compile(definition).IsValid(Encoding.UTF8.GetBytes(Example(example))), Is.True);

    [Test]
    public void Schema_AnswerWithoutOutcome_IsInvalid() =>
        Assert.That(Compile("answers").IsValid("""{"answers":[{"externalId":"T-1"}]}"""u8), Is.False);

    [Test]
    public async Task Batch_OfThePage_IsWhatIsSent()
    {
        var expected = JsonNode.Parse(Example("batch"))!;
        var load = expected["loadId"]!.GetValue<string>();
        var sample = RecordSamples.Batch(load, "azur", RecordModel.Transactions, RecordSamples.Record(Batches.Rent("T-1"), 1_840));
        var batch = new IntegrationBatch
        {
            BatchId = $"{load}/3",
            Load = new LoadContext
            {
                LoadId = load,
                Partner = "azur",
                FileName = sample.Load.FileName,
                Header = sample.Load.Header,
                ReceivedAt = new DateTimeOffset(2026, 2, 1, 6, 30, 0, TimeSpan.Zero),
            },
            Model = sample.Model,
            Records = sample.Records,
        };

        using var content = new BatchContent(batch, batch.BatchId, .., isCompressed: false);
        var sent = await content.ReadAsStringAsync();

        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(sent), expected), Is.True, sent);
    }

    [Test]
    public void Answers_OfThePage_AreRead()
    {
        var answers = JsonSerializer.Deserialize(Example("answers"), WireContext.Default.BatchAnswers);

        var read = AnswerReader.Read(answers, Batches.Transactions(4).Records, ..4).ToArray();

        Assert.That(read.Select(answer => answer.Outcome), Is.EqualTo(new[]
        {
            IntegrationOutcome.Integrated, IntegrationOutcome.AlreadyKnown, IntegrationOutcome.Rejected, IntegrationOutcome.Rejected,
        }));
    }

    [TestCaseSource(typeof(RecordModels), nameof(RecordModels.All))]
    public async Task Record_OfEachModel_HasTheMembersOfTheSchema(RecordModel model)
    {
        var batch = RecordSamples.Batch(Batches.Load, "azur", model, RecordSamples.Record(RecordSamples.Bare(model, "1"), 0));
        using var content = new BatchContent(batch, "1", .., isCompressed: false);

        var record = JsonNode.Parse(await content.ReadAsStringAsync())!["records"]![0]!["record"]!;

        var definition = model == RecordModel.Properties ? "property" : model.ToWireName().TrimEnd('s');
        Assert.That(
            record.AsObject().Select(member => member.Key), Is.EquivalentTo(Schema["$defs"]![definition]!["properties"]!.AsObject().Select(member => member.Key)));
        Assert.That(Compile(definition).IsValid(Encoding.UTF8.GetBytes(record.ToJsonString())), Is.True);
    }

    private static CompiledSchema Compile(string definition)
    {
        var schema = Schema.DeepClone().AsObject();
        schema["$ref"] = $"#/$defs/{definition}";
        return CompiledSchema.Compile(Encoding.UTF8.GetBytes(schema.ToJsonString()));
    }

    private static string Example(string name) => Block().Matches(Page).Single(block => block.Groups["name"].Value == name).Groups["json"].Value;

    [GeneratedRegex("```json (?<name>[a-z]+)\n(?<json>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
