// As a pack's author would write them: these directives, no aliases, a namespace that is not Qlower's. That it compiles is the test.
using FluentValidation;
using Qlower.Loaders;
using Qlower.Loaders.Format;
using Qlower.Loaders.Model;

namespace Partner.Rules;

public sealed class PartnerTransactionValidator : AbstractValidator<TransactionRecord>
{
    public PartnerTransactionValidator()
    {
        RuleFor(transaction => transaction.Reference).NotEmpty();
        RuleFor(transaction => transaction.PropertyId).NotEmpty().WithErrorCode("PART1001");
        RuleFor(transaction => transaction.TenantId).NotNull().WithErrorCode("PART1001").WithMessage("Locataire ?").WithSeverity(Severity.Warning);
        RuleFor(transaction => transaction.Currency).Equal("EUR").WithErrorCode("PART9999").WithSeverity(Severity.Info);
        RuleFor(transaction => transaction.Amount).Must(amount => amount < 1000).WithErrorCode("PART1001").WithState(_ => "< 1000");
        RuleFor(transaction => transaction.ExecutionDate).LessThan(new DateOnly(2030, 1, 1));
        RuleFor(transaction => transaction).Must(transaction => transaction.Purpose != "NEVER").WithMessage("Never.");
        RuleFor(transaction => transaction.Purpose).Custom((purpose, context) =>
        {
            if (purpose == "LOAD")
            {
                var record = context.GetRecord();
                context.AddFailure($"Load {record.Load.LoadId} of {record.ClientEmail}");
            }
        });
        RuleFor(transaction => transaction.Purpose).Must(purpose => purpose == "THROW" ? throw new FormatException("A defect.") : true);
        RuleFor(transaction => transaction.Purpose).MustAsync(async (purpose, cancellation) =>
        {
            await Task.Delay(purpose == "WAIT" ? Timeout.Infinite : 0, cancellation);
            return true;
        });
    }
}

public sealed class PartnerTransformer : Transformer<TransactionRecord, Transaction>
{
    protected override void Transform(TransactionRecord sent, Transaction result, TransformationContext context)
    {
        context.Explain(nameof(Transaction.Reference), sent.Reference, "X", "partner");
        result.Reference = "X";
    }
}

public sealed class PartnerDeepValidator : Qlower.Loaders.IValidator
{
    public bool Handles(RecordModel model) => model == RecordModel.Transactions;

    public ValueTask ValidateAsync(RecordContext record, CancellationToken cancellationToken = default)
    {
        record.Report(new RecordFinding { Code = "PART1001", Severity = FindingSeverity.Information });
        return ValueTask.CompletedTask;
    }
}
