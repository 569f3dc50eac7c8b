using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Model;

namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>Sections 1 to 5 of the format, one behaviour a test.</summary>
[TestFixture]
internal sealed class SpecificationTests
{
    [Test]
    public async Task Load_WithoutRecords_SucceedsWithZeroCounts()
    {
        await using var loaders = new LoaderFixture();

        var outcome = await loaders.LoadAsync(LoaderFixture.Load("\"transactions\": []"));

        Assert.That(outcome.Load.Status, Is.EqualTo(LoadStatus.Success));
        Assert.That(outcome.Totals, Is.EqualTo(default(LoadCounts)));
    }

    [Test]
    public async Task Load_HeaderAfterRecords_IsTheSame()
    {
        await using var loaders = new LoaderFixture();
        var file = $$"""{"properties":[{{Samples.Property}}],"versionId":"2.0","creDtTm":"2026-11-20","apiKey":"{{LoaderFixture.Key}}","inigPtynm":"azur"}""";

        var outcome = await loaders.LoadAsync(file);

        Assert.That(outcome.Load.Status, Is.EqualTo(LoadStatus.Success));
        Assert.That(outcome.Totals.Integrated, Is.EqualTo(1));
    }

    [TestCase("azur", "wrong", RuleCodes.WrongKey)]
    [TestCase("boreal", LoaderFixture.Key, RuleCodes.UnknownPartner)]
    public async Task Load_WrongIdentity_IsRefused(string partner, string key, string code)
    {
        await using var loaders = new LoaderFixture();

        var outcome = await loaders.LoadAsync(LoaderFixture.Load(Samples.Properties(Samples.Property), key, partner));

        Assert.That(outcome.Codes, Is.EqualTo(new[] { code }));
        Assert.That(outcome.Load.Status, Is.EqualTo(LoadStatus.Error));
        Assert.That(outcome.Totals, Is.EqualTo(new LoadCounts(1, 0, 0, 1)));
        Assert.That(Directory.GetFiles(Path.Combine(loaders.Root, "failure", "azur"), "file.*.json"), Is.Not.Empty);
    }

    [Test]
    public async Task Load_HeaderOfAnotherKnownPartner_IsRefused()
    {
        await using var loaders = new LoaderFixture(builder => builder.AddPartner("boreal", partner => partner.KeyHashes.Add("sha256:" + new string('a', 64))));

        var outcome = await loaders.LoadAsync(LoaderFixture.Load("", partner: "boreal"));

        Assert.That(outcome.Codes, Is.EqualTo(new[] { RuleCodes.ForeignPartner }));
    }

    [TestCase("2026-11-22T13:05:00+01:00", null)]
    [TestCase("2026-11-22T13:05:00", null)]
    [TestCase("2026-11-22T14:00:00", RuleCodes.FutureDate)]
    [TestCase("2026-11-23", RuleCodes.FutureDate)]
    [TestCase("2026-02-30", RuleCodes.HeaderMemberInvalid)]
    [TestCase("hier", RuleCodes.HeaderMemberInvalid)]
    public async Task Load_CreationDate_IsReadInParis(string created, string? code)
    {
        await using var loaders = new LoaderFixture();

        var outcome = await loaders.LoadAsync(LoaderFixture.Load("", created: created));

        Assert.That(outcome.Codes, Is.EqualTo(code is null ? [] : new[] { code }));
    }

    [Test]
    public async Task Load_UnknownVersion_IsRefused()
    {
        await using var loaders = new LoaderFixture();

        var outcome = await loaders.LoadAsync(LoaderFixture.Load("", version: "3.0"));

        Assert.That(outcome.Codes, Is.EqualTo(new[] { RuleCodes.UnknownVersion }));
    }

    [Test]
    public async Task Load_FileNameAgainstTheRule_IsRefused()
    {
        await using var loaders = new LoaderFixture(partner: partner => partner.FileNamePattern = @"azur_\d{8}\.json");

        var good = await loaders.LoadAsync(LoaderFixture.Load(""), "azur_20261122.json");
        var bad = await loaders.LoadAsync(LoaderFixture.Load(""), "azur_20261122.json.json");

        Assert.That(good.Codes, Is.Empty);
        Assert.That(bad.Codes, Is.EqualTo(new[] { RuleCodes.FileNameRule }));
    }

    [Test]
    public async Task Load_FaultyRecord_IsRejectedAlone()
    {
        await using var loaders = new LoaderFixture();
        var faulty = Samples.Transaction.Replace("2026-01-31", "2026-02-30", StringComparison.Ordinal).Replace("T-1", "T-2", StringComparison.Ordinal);

        var outcome = await loaders.LoadAsync(LoaderFixture.Load(
            Samples.Properties(Samples.Property) + ",\n  " + Samples.Transactions(Samples.Transaction, faulty)));

        Assert.That(outcome.Load.Status, Is.EqualTo(LoadStatus.PartialSuccess));
        Assert.That(outcome.Totals, Is.EqualTo(new LoadCounts(3, 2, 0, 1)));
        var finding = outcome.Findings.Single();
        Assert.Multiple(() =>
        {
            Assert.That(finding.Code, Is.EqualTo(RuleCodes.InvalidDate));
            Assert.That(finding.Model, Is.EqualTo(RecordModel.Transactions));
            Assert.That(finding.ExternalId, Is.EqualTo("T-2"));
            Assert.That(finding.Pointer, Is.EqualTo("/transactions/1/reqdExctnDt"));
            Assert.That((finding.Line, finding.Column), Is.EqualTo((8, 31)));
            Assert.That(finding.Actual, Does.Contain("2026-02-30"));
        });
    }

    [Test]
    public async Task Load_DuplicateIds_RejectsTheSecond()
    {
        await using var loaders = new LoaderFixture(options: options => options.RecordsPerPart = 2);
        var property = Samples.Property;

        var outcome = await loaders.LoadAsync(LoaderFixture.Load(
            Samples.Properties(property, property.Replace("P-1", "P-2", StringComparison.Ordinal), property.Replace("P-1", "P-3", StringComparison.Ordinal), property)));

        Assert.That(outcome.Totals, Is.EqualTo(new LoadCounts(4, 3, 0, 1)));
        Assert.That(outcome.Findings.Single().Code, Is.EqualTo(RuleCodes.DuplicateId));
        Assert.That(outcome.Findings.Single().Pointer, Is.EqualTo("/properties/3/id"));
    }

    [Test]
    public async Task Load_References_AreCheckedAgainstFileAndStore()
    {
        await using var loaders = new LoaderFixture();
        await loaders.LoadAsync(LoaderFixture.Load(Samples.Properties(Samples.Property)), "first.json");
        var faultyProperty = Samples.Property.Replace("P-1", "P-2", StringComparison.Ordinal).Replace("06000", "", StringComparison.Ordinal);
        string Transaction(string id, string property) =>
            Samples.Transaction.Replace("T-1", id, StringComparison.Ordinal).Replace("P-1", property, StringComparison.Ordinal);

        var outcome = await loaders.LoadAsync(LoaderFixture.Load(
            Samples.Properties(faultyProperty) + "," + Samples.Transactions(Transaction("T-1", "P-1"), Transaction("T-2", "P-2"), Transaction("T-3", "P-3"))));

        Assert.That(outcome.Of(RecordModel.Transactions), Is.EqualTo(new LoadCounts(3, 1, 0, 2)));
        Assert.That(
            outcome.Findings.Where(finding => finding.Model == RecordModel.Transactions).Select(finding => (finding.ExternalId, finding.Code)),
            Is.EqualTo(new[] { ("T-2", RuleCodes.ReferenceRejected), ("T-3", RuleCodes.UnknownReference) }));
        Assert.That(outcome.Findings[^1].Pointer, Is.EqualTo("/transactions/2/id-prty"));
    }

    [Test]
    public async Task Load_RejectedDeclarant_RejectsWhatIsNestedInIt()
    {
        await using var loaders = new LoaderFixture();
        var faulty = Samples.Declarant.Replace("\"1000\"", "\"9999\"", StringComparison.Ordinal);

        var outcome = await loaders.LoadAsync(LoaderFixture.Load($"\"declarants\":[{faulty}]"));

        Assert.That(outcome.Load.Status, Is.EqualTo(LoadStatus.Error));
        Assert.That(outcome.Totals, Is.EqualTo(new LoadCounts(4, 0, 0, 4)));
        Assert.That(outcome.Codes, Is.EquivalentTo(new[] { RuleCodes.UnknownCode, RuleCodes.ParentRejected, RuleCodes.ParentRejected, RuleCodes.ParentRejected }));
    }

    [Test]
    public async Task Load_ParentsIdAfterItsChildren_IsStillTheirParent()
    {
        await using var loaders = new LoaderFixture();
        var property = Samples.Property.Replace("{\"id\":\"P-1\",", "{\"declarantId\":\"D-77\",", StringComparison.Ordinal).TrimEnd('}')
            + ",\"documents\":[{\"id\":\"DOC-2\",\"fileName\":\"a\",\"year\":2024,\"fileLink\":\"http://x.fr/a\"}],\"id\":\"P-7\"}";
        var declarant = """{"properties":[""" + property + """],"corporateName":"X","address":"a","townName":"Nice","postCode":"06000","legalStatusId":1000,"id":"D-7"}""";

        var outcome = await loaders.LoadAsync(LoaderFixture.Load($"\"declarants\":[{declarant}]"));

        Assert.That(outcome.Codes, Is.Empty);
        Assert.That(Stored<Property>(loaders, "P-7").DeclarantId, Is.EqualTo("D-7"));
        Assert.That(Stored<Document>(loaders, "DOC-2").PropertyId, Is.EqualTo("P-7"));
    }

    [Test]
    public async Task Load_ByClient_FailsClientByClient()
    {
        await using var loaders = new LoaderFixture();
        var file = LoaderFixture.Load($$"""
            "clients": [
              { "properties": [{{Samples.Property}}], "client": {"email": "Good@Example.fr", "firstName": "A", "lastName": "B"} },
              { "client": {"email": "bad@example.fr", "firstName": "A"}, "properties": [{{Samples.Property.Replace("P-1", "P-2", StringComparison.Ordinal)}}] },
              { "client": {"email": "third@example.fr", "firstName": "A", "lastName": "B"},
                "transactions": [{{Samples.Transaction}}] }
            ]
            """);

        var outcome = await loaders.LoadAsync(file);

        Assert.That(outcome.Of(RecordModel.Clients), Is.EqualTo(new LoadCounts(3, 2, 0, 1)));
        Assert.That(outcome.Of(RecordModel.Properties), Is.EqualTo(new LoadCounts(2, 1, 0, 1)));
        Assert.That(outcome.Of(RecordModel.Transactions), Is.EqualTo(new LoadCounts(1, 0, 0, 1)));
        Assert.That(
            outcome.Findings.Select(finding => (finding.Code, finding.ExternalId)),
            Is.EqualTo(new[]
            {
                (RuleCodes.RequiredMissing, "bad@example.fr"), (RuleCodes.ClientRejected, "P-2"), (RuleCodes.ReferenceOfOtherClient, "T-1"),
            }));
        Assert.That(Stored<Property>(loaders, "P-1").ClientEmail, Is.EqualTo("good@example.fr"));
    }

    [Test]
    public async Task Load_Erasure_LeavesNothing()
    {
        await using var loaders = new LoaderFixture();
        await loaders.LoadAsync(LoaderFixture.Load(Samples.Properties(Samples.Property) + "," + Samples.Transactions(Samples.Transaction)), "first.json");

        var outcome = await loaders.LoadAsync(LoaderFixture.Load(
            """ "properties":[{"id":"P-1","remove":"R","documents":[{"id":"X","fileName":"a","year":"2024","fileLink":"http://x.fr/a"}]},{"id":"P-404","remove":"R"}] """
            + "," + Samples.Transactions(Samples.Transaction.Replace("T-1", "T-2", StringComparison.Ordinal))));

        Assert.That(outcome.Of(RecordModel.Properties), Is.EqualTo(new LoadCounts(2, 1, 1, 0)));
        Assert.That(
            outcome.Findings.Select(finding => (finding.ExternalId, finding.Code)),
            Is.EquivalentTo(new[] { ("P-404", RuleCodes.NothingToErase), ("T-2", RuleCodes.UnknownReference), ("X", RuleCodes.ParentRejected) }));
        Assert.That(RecordModels.All.SelectMany(model => loaders.Store.GetRecords("azur", model)), Is.Empty);
    }

    [Test]
    public async Task Load_Values_AreNormalisedAndEnriched()
    {
        await using var loaders = new LoaderFixture();

        await loaders.LoadAsync(LoaderFixture.Load(Samples.Properties(Samples.Property.Replace("Studio", " Studio ", StringComparison.Ordinal)) + "," + Samples.Transactions(Samples.Transaction)));

        var property = Stored<Property>(loaders, "P-1");
        var transaction = Stored<Transaction>(loaders, "T-1");
        Assert.Multiple(() =>
        {
            Assert.That(property.OwnerEmail, Is.EqualTo("zoe@example.fr"));
            Assert.That(property.PhoneNumber, Is.EqualTo("+33612345678"));
            Assert.That(property.Department, Is.EqualTo("06"));
            Assert.That(property.TaxRegime, Is.EqualTo("5"));
            Assert.That(property.TaxRegimeLabel, Is.EqualTo("BIC Réel / location meublée LMNP"));
            Assert.That(property.Description, Is.EqualTo("Studio"));
            Assert.That(transaction.Direction, Is.EqualTo(TransactionDirection.Debit));
            Assert.That(transaction.FiscalYear, Is.EqualTo(2026));
            Assert.That(transaction.Currency, Is.EqualTo("EUR"));
        });
    }

    [Test]
    public async Task Load_AdvisedValues_AreAcceptedWithWarnings()
    {
        await using var loaders = new LoaderFixture();
        var property = Samples.Property.Replace("\"taxRegime\":5", "\"tvaOption\":\"20%\",\"area\":\"32.5\",\"siretId\":\"12345678901234\"", StringComparison.Ordinal)
            .Replace("06000", "6000", StringComparison.Ordinal);

        var outcome = await loaders.LoadAsync(LoaderFixture.Load(Samples.Properties(property)));

        Assert.That(outcome.Load.Status, Is.EqualTo(LoadStatus.Success));
        Assert.That(
            outcome.Codes,
            Is.EquivalentTo(new[] { RuleCodes.TaxRegimeDefaulted, RuleCodes.VatOptionPercent, RuleCodes.DecimalAsText, RuleCodes.SiretCheckDigit, RuleCodes.PostCodeForm }));
        Assert.That(outcome.Findings.Select(finding => finding.Severity), Has.Exactly(5).EqualTo(FindingSeverity.Warning).And.Exactly(5).Items);
        Assert.That(Stored<Property>(loaders, "P-1").VatOption, Is.EqualTo("20"));
        Assert.That(Stored<Property>(loaders, "P-1").Area, Is.EqualTo(32.5m));
        Assert.That(Stored<Property>(loaders, "P-1").TaxRegime, Is.EqualTo("7"));
    }

    [Test]
    public async Task Load_UnknownKeys_AreReportedOncePerModel()
    {
        await using var loaders = new LoaderFixture();
        string WithKey(string id) => Samples.Property.Replace("P-1", id, StringComparison.Ordinal).Replace("\"ctry\"", "\"couleur\":{\"a\":[1]},\"ctry\"", StringComparison.Ordinal);

        var outcome = await loaders.LoadAsync(LoaderFixture.Load("\"couleur\":1," + Samples.Properties(WithKey("P-1"), WithKey("P-2"))));

        Assert.That(outcome.Findings.Select(finding => (finding.Code, finding.Model, finding.Field)), Is.EquivalentTo(new[]
        {
            (RuleCodes.UnknownKey, (RecordModel?)null, "couleur"), (RuleCodes.UnknownKey, RecordModel.Properties, "couleur"),
        }));
        Assert.That(outcome.Load.Status, Is.EqualTo(LoadStatus.Success));
    }

    [Test]
    public async Task Load_DocumentWithoutOwner_IsRejected()
    {
        await using var loaders = new LoaderFixture();

        var outcome = await loaders.LoadAsync(LoaderFixture.Load(""" "documents":[{"id":"X","fileName":"a","year":"2024","fileLink":"http://x.fr/a","propertyId":""}] """));

        Assert.That(outcome.Codes, Is.EqualTo(new[] { RuleCodes.DocumentWithoutOwner }));
    }

    [Test]
    public async Task Load_AllOrNothing_RefusesTheWholeFile()
    {
        await using var loaders = new LoaderFixture(partner: partner => partner.Policy = LoadPolicy.AllOrNothing);
        var property = Samples.Property;

        var doubled = await loaders.LoadAsync(LoaderFixture.Load(Samples.Properties(property, property) + "," + Samples.Transactions(Samples.Transaction)), "a.json");
        var good = await loaders.LoadAsync(LoaderFixture.Load(Samples.Properties(property) + "," + Samples.Transactions(Samples.Transaction)), "b.json");

        Assert.That(doubled.Totals, Is.EqualTo(new LoadCounts(3, 0, 0, 3)));
        Assert.That(doubled.Codes, Is.EquivalentTo(new[] { RuleCodes.DuplicateId, RuleCodes.RefusedAsAWhole }));
        Assert.That(good.Totals, Is.EqualTo(new LoadCounts(2, 2, 0, 0)));
        Assert.That(good.Codes, Is.Empty);
    }

    [Test]
    public async Task Load_Amounts_AreStoredExactly()
    {
        await using var loaders = new LoaderFixture();
        string Amount(string id, string amount) => Samples.Transaction.Replace("T-1", id, StringComparison.Ordinal).Replace("-12.50", amount, StringComparison.Ordinal);

        var outcome = await loaders.LoadAsync(LoaderFixture.Load(Samples.Properties(Samples.Property) + "," + Samples.Transactions(
            Amount("T-1", "1e999"), Amount("T-2", "-0"), Amount("T-3", "1234567890123456789012345678901234567890"), Amount("T-4", "0.10"), Amount("T-5", "1.5e3"), Amount("T-6", "\"12,5\""))));

        Assert.That(
            outcome.Findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => (finding.ExternalId, finding.Code)),
            Is.EqualTo(new[] { ("T-1", RuleCodes.InvalidDecimal), ("T-3", RuleCodes.InvalidDecimal), ("T-6", RuleCodes.InvalidDecimal) }));
        Assert.That(Stored<Transaction>(loaders, "T-2").Amount.ToString(System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo("0"));
        Assert.That(Stored<Transaction>(loaders, "T-4").Amount, Is.EqualTo(0.10m));
        Assert.That(Stored<Transaction>(loaders, "T-5").Amount, Is.EqualTo(1500m));
    }

    private static T Stored<T>(LoaderFixture loaders, string id)
        where T : class, IInternalRecord =>
        RecordModels.All.SelectMany(model => loaders.Store.GetRecords("azur", model)).OfType<T>().Single(record => record.ExternalId == id);
}
