using System.Globalization;
using FluentValidation;
using Qlower.Loaders.Format;

namespace Azur.RulePack;

/// <summary>Requirements on Azur's properties in addition to the format; both rules only warn.</summary>
public sealed class AzurPropertyValidator : AbstractValidator<PropertyRecord>
{
    /// <summary>Defines the rules.</summary>
    public AzurPropertyValidator()
    {
        // A property to erase contains only its id.
        When(property => property.Remove is null, () =>
        {
            RuleFor(property => property.PostCode)
                .Must(code => code.StartsWith("06", StringComparison.Ordinal) || code.StartsWith("83", StringComparison.Ordinal))
                .WithErrorCode(AzurCodes.OutsideOfRegion)
                .WithSeverity(Severity.Warning);

            RuleFor(property => property.AcquisitionDate)
                .Must((property, acquired) => acquired >= property.ConstructionDate!.Value)
                .When(property => property.ConstructionDate is not null && property.CompletionStatus != "VEFA")
                .WithErrorCode(AzurCodes.AcquiredBeforeBuilt)
                .WithState(property => property.ConstructionDate!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
                .WithSeverity(Severity.Warning);
        });
    }
}
