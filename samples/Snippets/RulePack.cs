using FluentValidation;
using Qlower.Loaders;
using Qlower.Loaders.Format;

namespace Snippets.RulePacks;

// begin-snippet: rule-pack
public sealed class AzurRulePack : IRulePack
{
    public string PartnerId => "azur";

    public string Version => "1.0.0";
}

public sealed class AzurTransactionValidator : AbstractValidator<TransactionRecord>
{
    public AzurTransactionValidator() =>
        RuleFor(transaction => transaction.Amount).NotEqual(0m).WithErrorCode("AZUR2001");
}
// end-snippet
