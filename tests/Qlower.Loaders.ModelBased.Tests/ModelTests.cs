using Qlower.Loaders.ModelBased.Tests.Files;
using Qlower.Loaders.ModelBased.Tests.Observation;
using Qlower.Loaders.ModelBased.Tests.Oracle;
using Qlower.Loaders.ModelBased.Tests.Steps;

namespace Qlower.Loaders.ModelBased.Tests;

/// <summary>The model itself: what it accepts, what it rejects, and how a failure is shrunk.</summary>
[TestFixture]
internal sealed class ModelTests
{
    private static readonly Partner Partner = Partner.All[0];

    [TestCase("A", ExpectedResult = true)]
    [TestCase("B", ExpectedResult = true)]
    [TestCase("mixed", ExpectedResult = false)]
    [TestCase("lost", ExpectedResult = false)]
    public bool Find_TwoLoadsOfTheSameIds_AcceptsEitherOrderOfWholeLoads(string stored)
    {
        SentFile[] files = [FileWith("a"), FileWith("b")];
        var observed = new PartnerStore();
        observed.Rows.Add((RecordModel.Properties, "P-1"), Row(stored == "B" ? "b" : "a", null));
        if (stored != "lost")
        {
            observed.Rows.Add((RecordModel.Transactions, "T-1"), Row(stored == "A" ? "a" : "b", "P-1"));
        }

        var loads = files.Select((file, i) => (Load(i == 0 ? "a" : "b", isFirst: stored == "B" ? i == 1 : i == 0), file)).ToList();

        return new SerialOrder(loads, observed, comparesErasures: true).Find(new PartnerStore()) is not null;
    }

    [Test]
    public void Predict_AllOrNothingFileWithOneUnknownReference_IsRefusedAsAWhole()
    {
        var file = new SentFile(Partner.All[1]) { Records = FileWith("a").Records.Append(Transaction("T-2", "P-404", "a")).ToList() };

        var prediction = LoadModel.Predict(new PartnerStore(), file, "a");

        Assert.That(prediction.Status, Is.EqualTo(LoadStatus.Error));
        Assert.That(prediction.After.Rows, Is.Empty);
    }

    [Test]
    public void Predict_ErasureOfAStoredProperty_DeletesItsTransactions()
    {
        var before = LoadModel.Predict(new PartnerStore(), FileWith("a"), "a").After;
        var erasure = new SentFile(Partner) { Records = [new SentRecord(RecordModel.Properties, "P-1", "") { IsErasure = true }] };

        var prediction = LoadModel.Predict(before, erasure, "b");

        Assert.That(prediction.After.Rows, Is.Empty);
        Assert.That(prediction.After.Erasures, Is.EqualTo([new Erasure("b", "P-1", 1, 1, 0)]));
    }

    [Test]
    public void Generate_SameSeed_ReturnsTheSameSteps()
    {
        var steps = StepGenerator.Generate(17, 200, Features.All).Select(step => step.ToString());

        Assert.That(StepGenerator.Generate(17, 200, Features.All).Select(step => step.ToString()), Is.EqualTo(steps));
        Assert.That(StepGenerator.Generate(18, 200, Features.All).Select(step => step.ToString()), Is.Not.EqualTo(steps));
    }

    [Test]
    public async Task Shrink_TwoStepsFail_ReturnsTheseAlone()
    {
        var steps = Enumerable.Range(0, 40).Select(number => new ReplayStep(number)).ToList();

        var shortest = await Shrinker.ShrinkAsync(
            steps, fewer => Task.FromResult(fewer.Contains(new ReplayStep(7)) && fewer.Contains(new ReplayStep(31))), TimeSpan.FromMinutes(1));

        Assert.That(shortest, Is.EqualTo([new ReplayStep(7), new ReplayStep(31)]));
    }

    private static SentFile FileWith(string text) => new(Partner)
    {
        Records = [new SentRecord(RecordModel.Properties, "P-1", text), Transaction("T-1", "P-1", text)],
    };

    private static SentRecord Transaction(string id, string property, string text) => new(RecordModel.Transactions, id, text) { Property = property };

    private static StoredRow Row(string text, string? property) => new(text, property, null, null, text);

    private static ObservedLoad Load(string id, bool isFirst)
    {
        var counts = isFirst ? new LoadCounts(1, 1, 0, 0) : new LoadCounts(1, 0, 1, 0);
        return new ObservedLoad(id, Partner.Id, $"{id}.json", LoadState.Closed, LoadStatus.Success, null, null)
        {
            Counts = new Dictionary<RecordModel, LoadCounts> { [RecordModel.Properties] = counts, [RecordModel.Transactions] = counts },
        };
    }
}
