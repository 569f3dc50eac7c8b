using System.Globalization;
using FluentValidation;
using Partner.Rules;
using Qlower.Loaders.Format;
using Qlower.Loaders.RulePacks.Validators;

namespace Qlower.Loaders.Tests.RulePacks.Validators;

public sealed class FluentValidationValidatorTests
{
    private static readonly RuleCatalogue Catalogue = new([Samples.Rule("PART1001")]);

    private static TransactionRecord Good => new()
    {
        Id = "t1",
        Reference = "R",
        PropertyId = "p1",
        TenantId = "n1",
        Currency = "EUR",
        Amount = 12.5m,
        ExecutionDate = new DateOnly(2024, 2, 29),
    };

    [Test]
    public async Task ValidateAsync_GoodRecord_ReportsNothing() => Assert.That(await Run(Good), Is.Empty);

    [Test]
    public async Task ValidateAsync_CodeOfTheCatalogueAndDefaultText_LeavesTheTextToTheCatalogue()
    {
        var finding = (await Run(With(propertyId: ""))).Single();

        Assert.That((finding.Code, finding.Severity, finding.Member), Is.EqualTo(("PART1001", FindingSeverity.Error, "id-prty")));
        Assert.That((finding.Actual, finding.Message, finding.IsFault), Is.EqualTo(("", (string?)null, false)));
    }

    [Test]
    public async Task ValidateAsync_CodeOfTheCatalogueAndOwnText_KeepsTheText()
    {
        var finding = (await Run(With(tenantId: null))).Single();

        Assert.That((finding.Code, finding.Severity, finding.Member), Is.EqualTo(("PART1001", FindingSeverity.Warning, "id-tenant")));
        Assert.That((finding.Message, finding.Actual), Is.EqualTo(("Locataire ?", (string?)null)));
    }

    [Test]
    public async Task ValidateAsync_UnknownCode_IsAPackRuleWithItsText()
    {
        var finding = (await Run(With(currency: "USD"))).Single();

        Assert.That((finding.Code, finding.Severity, finding.Member), Is.EqualTo((RuleCodes.PackRule, FindingSeverity.Information, "ccy")));
        Assert.That(finding.Message, Is.Not.Empty);
    }

    [Test]
    public async Task ValidateAsync_State_IsWhatWasExpected()
    {
        var finding = (await Run(With(amount: 1234.5m))).Single();

        Assert.That((finding.Expected, finding.Actual, finding.Message), Is.EqualTo(("< 1000", "1234.5", (string?)null)));
    }

    [TestCase(ReportLanguage.French, "'Reference' ne doit pas être vide.")]
    [TestCase(ReportLanguage.English, "'Reference' must not be empty.")]
    public async Task ValidateAsync_NoCode_SpeaksThePartnersLanguage(ReportLanguage language, string text)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

        var finding = (await Run(With(reference: ""), language)).Single();

        Assert.That((finding.Code, finding.Message), Is.EqualTo((RuleCodes.PackRule, text)));
        Assert.That((CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture), Is.EqualTo(before));
    }

    [Test]
    public void CultureOf_InvariantGlobalization_StillFindsFrenchTexts()
    {
        using var culture = new FluentValidationCultureScope(new FluentValidationTexts.NamedCulture("fr"));

        Assert.That(ValidatorOptions.Global.LanguageManager.GetString("NotEmptyValidator"), Does.Contain("ne doit pas être vide"));
    }

    [Test]
    public async Task ValidateAsync_Date_IsWrittenAsTheFormatDoes()
    {
        var finding = (await Run(With(date: new DateOnly(2031, 12, 1)))).Single();

        Assert.That((finding.Member, finding.Actual), Is.EqualTo(("reqdExctnDt", "2031-12-01")));
    }

    [Test]
    public async Task ValidateAsync_RuleOnTheWholeRecord_IsAboutNoMember()
    {
        var finding = (await Run(With(purpose: "NEVER"))).Single();

        Assert.That((finding.Member, finding.Actual, finding.Message), Is.EqualTo(((string?)null, (string?)null, "Never.")));
    }

    [Test]
    public async Task ValidateAsync_RuleAsksForTheLoad_FindsIt() =>
        Assert.That((await Run(With(purpose: "LOAD"))).Single().Message, Is.EqualTo("Load load of owner@example.org"));

    [Test]
    public void ValidateAsync_RuleThrows_TheExceptionPropagates() =>
        Assert.That(async () => await Run(With(purpose: "THROW")), Throws.TypeOf<FormatException>().With.Message.EqualTo("A defect."));

    [Test]
    public void ValidateAsync_Cancelled_Stops()
    {
        using var stop = new CancellationTokenSource();
        var running = Run(With(purpose: "WAIT"), cancellationToken: stop.Token);

        stop.Cancel();

        Assert.That(async () => await running, Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase("Reference", "ref")]
    [TestCase("Reference.Length", "ref")]
    [TestCase("Reference[3].Value", "ref")]
    [TestCase("ExternalId", "id")]
    [TestCase("Nothing", null)]
    [TestCase("", null)]
    [TestCase(null, null)]
    public void JsonName_Path_IsTheMemberOfItsFirstProperty(string? path, string? member) =>
        Assert.That(FluentValidationMembers.JsonName(typeof(TransactionRecord), path), Is.EqualTo(member));

    [Test]
    public void JsonName_ClientsId_IsTheEmail() =>
        Assert.That(FluentValidationMembers.JsonName(typeof(ClientRecord), "ExternalId"), Is.EqualTo("email"));

    [Test]
    public void ToText_LongValue_IsCutBetweenCharacters()
    {
        Assert.That(FluentValidationValues.ToText(new string('a', 101)), Is.EqualTo(new string('a', 100)));
        Assert.That(FluentValidationValues.ToText(new string('a', 99) + "😀"), Is.EqualTo(new string('a', 99)));
        Assert.That(FluentValidationValues.ToText(Good), Is.Null);
        Assert.That(FluentValidationValues.ToText(true), Is.EqualTo("true"));
    }

    private static async Task<IReadOnlyList<RecordFinding>> Run(
        TransactionRecord record, ReportLanguage language = ReportLanguage.French, CancellationToken cancellationToken = default)
    {
        var validator = new FluentValidationValidator<TransactionRecord>(
            new PartnerTransactionValidator(), RecordModel.Transactions, language, Catalogue);
        var load = new LoadContext
        {
            LoadId = "load",
            Partner = "partner",
            FileName = "f.json",
            Header = new LoadHeader { Partner = "partner", CreatedAt = DateTimeOffset.UnixEpoch, Version = "2.0" },
            ReceivedAt = DateTimeOffset.UnixEpoch,
        };
        var context = new RecordContext(record, load, clientEmail: "owner@example.org");
        await validator.ValidateAsync(context, cancellationToken);
        return context.Findings;
    }

    private static TransactionRecord With(
        string reference = "R", string propertyId = "p1", string? tenantId = "n1", string currency = "EUR", decimal amount = 1, string? purpose = null, DateOnly? date = null) =>
        new()
        {
            Id = "t1",
            Reference = reference,
            PropertyId = propertyId,
            TenantId = tenantId,
            Currency = currency,
            Amount = amount,
            Purpose = purpose,
            ExecutionDate = date ?? Good.ExecutionDate,
        };
}
