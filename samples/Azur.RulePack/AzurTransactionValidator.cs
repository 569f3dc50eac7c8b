using System.Globalization;
using FluentValidation;
using Qlower.Loaders.Format;

namespace Azur.RulePack;

/// <summary>Requirements on Azur's transactions in addition to the format.</summary>
public sealed class AzurTransactionValidator : AbstractValidator<TransactionRecord>
{
    private static readonly DateOnly AccountsOpened = new(2015, 1, 1);

    /// <summary>Defines the rules. Their texts are in <see cref="AzurRules"/>.</summary>
    public AzurTransactionValidator()
    {
        RuleFor(transaction => transaction.Reference)
            .Must(reference => AzurReference.Read(reference) is not null)
            .WithErrorCode(AzurCodes.ReferenceForm)
            .WithState(_ => AzurReference.Form);

        RuleFor(transaction => transaction.Amount)
            .NotEqual(0m)
            .WithErrorCode(AzurCodes.AmountZero);

        RuleFor(transaction => transaction.ExecutionDate)
            .GreaterThanOrEqualTo(AccountsOpened)
            .WithErrorCode(AzurCodes.DateTooOld)
            .WithState(_ => Iso(AccountsOpened));

        // A rule takes the current day from the load, never from the clock: a batch that is repeated tomorrow must give the same result.
        RuleFor(transaction => transaction.ExecutionDate)
            .Custom((date, context) =>
            {
                if (DayOfLoad(context) is { } today && date > today)
                {
                    context.AddFailure(new FluentValidation.Results.ValidationFailure(context.PropertyPath, "", date)
                    {
                        ErrorCode = AzurCodes.DateInFuture,
                        CustomState = Iso(today),
                    });
                }
            });

        RuleFor(transaction => transaction.Amount)
            .GreaterThan(0m)
            .WithErrorCode(AzurCodes.RentAsDebit)
            .WithSeverity(Severity.Warning)
            .When(transaction => transaction.Amount != 0 && IsRent(transaction.Purpose));
    }

    private static bool IsRent(string? purpose) => string.Equals(purpose?.Trim(), "LOYER", StringComparison.OrdinalIgnoreCase);

    private static DateOnly? DayOfLoad(ValidationContext<TransactionRecord> context) =>
        context.TryGetRecord(out var record)
            // Paris is at most two hours ahead of UTC.
            ? DateOnly.FromDateTime(record.Load.ReceivedAt.UtcDateTime.AddHours(2))
            : null;

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
