using FluentValidation;
using Qlower.Loaders.Format;

namespace Azur.RulePack;

/// <summary>What Azur's declarants must meet besides the format.</summary>
public sealed class AzurDeclarantValidator : AbstractValidator<DeclarantRecord>
{
    /// <summary>The rules.</summary>
    public AzurDeclarantValidator()
    {
        RuleFor(declarant => declarant.Siren)
            .NotEmpty()
            .When(declarant => declarant.TaxRegimeAggregation == "IS")
            .WithErrorCode(AzurCodes.CompanyWithoutSiren);

        // No code and no text of its own: the partner reads FluentValidation's text in its own language, under QLW2100.
        RuleFor(declarant => declarant.CorporateName).MaximumLength(120);
    }
}
