// begin-snippet: get-record
using FluentValidation;
using Qlower.Loaders.Format;
// end-snippet

namespace Snippets.Records;

// begin-snippet: get-record
public sealed class ExecutedTransactionValidator : AbstractValidator<TransactionRecord>
{
    public ExecutedTransactionValidator() =>
        RuleFor(transaction => transaction.ExecutionDate).Custom((date, context) =>
        {
            if (date > DateOnly.FromDateTime(context.GetRecord().Load.ReceivedAt.UtcDateTime))
            {
                context.AddFailure("The transaction is from after the load.");
            }
        });
}
// end-snippet
