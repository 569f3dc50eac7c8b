using FluentValidation;
using Qlower.Loaders.Format;

namespace Azur.RulePack;

/// <summary>Requirements on Azur's declarants in addition to the format.</summary>
public sealed class AzurDeclarantValidator : AbstractValidator<DeclarantRecord>
{
    /// <summary>Defines the rules.</summary>
    public AzurDeclarantValidator()
    {
        RuleFor(declarant => declarant.Siren)
            .NotEmpty()
            .When(declarant => declarant.TaxRegimeAggregation == "IS")
            .WithErrorCode(AzurCodes.CompanyWithoutSiren);

        // No code and no text: the report has FluentValidation's text in the partner's language, under QLW2100.
        RuleFor(declarant => declarant.CorporateName).MaximumLength(120);
    }
}
