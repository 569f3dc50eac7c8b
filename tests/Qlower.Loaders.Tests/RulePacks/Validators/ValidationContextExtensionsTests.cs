using FluentValidation;
using Qlower.Loaders.Format;
using Qlower.Loaders.RulePacks.Validators;
using Qlower.Loaders.Rules;

namespace Qlower.Loaders.Tests.RulePacks.Validators;

[TestFixture]
internal sealed class ValidationContextExtensionsTests
{
    private static RecordContext Record => new(
        new TransactionRecord { Id = "T-1", Reference = "r" },
        new LoadContext
        {
            LoadId = "load",
            Partner = "azur",
            FileName = "f.json",
            Header = new LoadHeader { Partner = "azur", CreatedAt = DateTimeOffset.UnixEpoch, Version = "2.0" },
            ReceivedAt = DateTimeOffset.UnixEpoch,
        },
        parentId: "D-1");

    [Test]
    public void GetRecord_AfterSetRecord_ReturnsIt()
    {
        var record = Record;
        var context = new ValidationContext<TransactionRecord>((TransactionRecord)record.Record);

        context.SetRecord(record);

        Assert.That(context.GetRecord(), Is.SameAs(record));
        Assert.That(context.TryGetRecord(out var found), Is.True);
        Assert.That(found, Is.SameAs(record));
    }

    [Test]
    public void GetRecord_OutsideALoad_Throws()
    {
        var context = new ValidationContext<TransactionRecord>(new TransactionRecord());

        Assert.That(context.GetRecord, Throws.InvalidOperationException.With.Message.Contains("TransactionRecord"));
        Assert.That(context.TryGetRecord(out var found), Is.False);
        Assert.That(found, Is.Null);
    }

    [Test]
    public async Task GetRecord_InTheRulesOfALoad_ReturnsTheRecordInChildValidatorsToo()
    {
        var record = Record;
        var seen = new List<RecordContext>();
        var child = new InlineValidator<string>();
        child.RuleFor(text => text).Custom((_, context) => seen.Add(context.GetRecord()));
        var rules = new InlineValidator<TransactionRecord>();
        rules.RuleFor(transaction => transaction.Id).Custom((_, context) => seen.Add(context.GetRecord()));
        rules.RuleFor(transaction => transaction.Reference).SetValidator(child);
        var validator = new FluentValidationValidator<TransactionRecord>(
            rules, RecordModel.Transactions, ReportLanguage.English, new RuleCatalogue(CoreRules.All));

        await validator.ValidateAsync(record);

        Assert.That(seen, Is.EqualTo(new[] { record, record }));
    }
}
