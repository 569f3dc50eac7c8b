using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using Qlower.Loaders.Rules;

namespace Qlower.Loaders.RulePacks.Validators;

/// <summary>
/// Runs a FluentValidation validator of a rule pack on records of one model. A rule that throws is a fault: the exception propagates
/// to the engine.
/// </summary>
internal sealed class FluentValidationValidator<TRecord>(
    FluentValidation.IValidator<TRecord> validator, RecordModel model, ReportLanguage language, RuleCatalogue catalogue) : IValidator, IWrappedRule
    where TRecord : class, IFormatRecord
{
    public Type RuleType => validator.GetType();

    public bool Handles(RecordModel candidate) => candidate == model;

    public async ValueTask ValidateAsync(RecordContext record, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        var context = new ValidationContext<TRecord>((TRecord)record.Record);
        context.RootContextData[RecordContext.RootContextKey] = record;

        // Both cultures flow with this call alone. Values are written the same on every host; texts are in the partner's language.
        var (culture, textCulture) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = FluentValidationTexts.CultureOf(language);
        try
        {
            var result = await validator.ValidateAsync(context, cancellationToken).ConfigureAwait(false);
            foreach (var failure in result.Errors)
            {
                record.Report(Convert(failure));
            }
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, textCulture);
        }
    }

    private RecordFinding Convert(ValidationFailure failure)
    {
        var rule = RuleCodeForm.IsWellFormed(failure.ErrorCode) ? catalogue.Find(failure.ErrorCode) : null;
        return new RecordFinding
        {
            Code = rule?.Code ?? RuleCodes.PackRule,
            Severity = failure.Severity switch
            {
                Severity.Warning => FindingSeverity.Warning,
                Severity.Info => FindingSeverity.Information,
                _ => FindingSeverity.Error,
            },
            Member = FluentValidationMembers.JsonName(typeof(TRecord), failure.PropertyName),
            Expected = failure.CustomState as string,
            Actual = FluentValidationValues.ToText(failure.AttemptedValue),
            Message = string.IsNullOrEmpty(failure.ErrorMessage) || (rule is not null && FluentValidationTexts.IsDefault(failure))
                ? null
                : failure.ErrorMessage,
        };
    }
}
