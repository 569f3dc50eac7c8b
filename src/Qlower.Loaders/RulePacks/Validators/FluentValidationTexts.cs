using System.Globalization;
using FluentValidation;
using FluentValidation.Internal;
using FluentValidation.Results;

namespace Qlower.Loaders.RulePacks.Validators;

/// <summary>FluentValidation's own texts: their language, and how to distinguish them from those of a rule author.</summary>
internal static class FluentValidationTexts
{
    private static readonly string[] Keys =
    [
        "AsyncPredicateValidator", "CreditCardValidator", "EmailValidator", "EmptyValidator", "EnumValidator", "EqualValidator",
        "ExactLengthValidator", "ExclusiveBetweenValidator", "GreaterThanOrEqualValidator", "GreaterThanValidator",
        "InclusiveBetweenValidator", "LengthValidator", "LessThanOrEqualValidator", "LessThanValidator", "MaximumLengthValidator",
        "MinimumLengthValidator", "NotEmptyValidator", "NotEqualValidator", "NotNullValidator", "NullValidator", "PredicateValidator",
        "RegularExpressionValidator", "ScalePrecisionValidator", "StringEnumValidator",
    ];

    private static readonly CultureInfo French = FrenchOrStandIn();

    /// <summary>The culture that FluentValidation chooses its texts by.</summary>
    public static CultureInfo CultureOf(ReportLanguage language) =>
        language == ReportLanguage.English ? CultureInfo.InvariantCulture : French;

    /// <summary>Whether the failure's message is one that FluentValidation wrote, in the current culture.</summary>
    public static bool IsDefault(ValidationFailure failure)
    {
        if (failure.FormattedMessagePlaceholderValues is not { } values)
        {
            return false;
        }

        var formatter = new MessageFormatter();
        foreach (var (name, value) in values)
        {
            formatter.AppendArgument(name, value);
        }

        return Array.Exists(Keys, key =>
            ValidatorOptions.Global.LanguageManager.GetString(key) is { Length: > 0 } text && formatter.BuildMessage(text) == failure.ErrorMessage);
    }

    private static CultureInfo FrenchOrStandIn()
    {
        try
        {
            return CultureInfo.GetCultureInfo("fr");
        }
        catch (CultureNotFoundException)
        {
            // A host in invariant globalization mode has no French; FluentValidation only reads the culture's name.
            return new NamedCulture("fr");
        }
    }

    /// <summary>The invariant culture under another name.</summary>
    internal sealed class NamedCulture(string name) : CultureInfo("", useUserOverride: false)
    {
        public override string Name => name;

        public override string TwoLetterISOLanguageName => name;

        public override bool IsNeutralCulture => true;

        public override CultureInfo Parent => InvariantCulture;
    }
}
