using Microsoft.Extensions.Options;
using Qlower.Loaders.Configuration;
using Qlower.Loaders.RulePacks;

namespace Qlower.Loaders.Pipeline;

/// <summary>
/// Checks options, rule packs and pipelines once, and tells every error at once. Thread-safe; what it found does not change.
/// </summary>
internal sealed class StartupValidator
{
    private readonly Lazy<IReadOnlyList<string>> _errors;

    public StartupValidator(
        OptionsDraft options,
        IEnumerable<IValidateOptions<QlowerLoadersOptions>> validators,
        RulePackRegistry packs,
        CompositionCheck composition) =>
        _errors = new Lazy<IReadOnlyList<string>>(() => Find(options.Value, validators, packs, composition));

    /// <summary>Returns when everything is right.</summary>
    /// <exception cref="OptionsValidationException">Something is wrong; the failures are all that is.</exception>
    public void EnsureValid()
    {
        if (_errors.Value is { Count: > 0 } errors)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(QlowerLoadersOptions), errors);
        }
    }

    private static string[] Find(
        QlowerLoadersOptions options,
        IEnumerable<IValidateOptions<QlowerLoadersOptions>> validators,
        RulePackRegistry packs,
        CompositionCheck composition)
    {
        var errors = new List<string>();
        foreach (var validator in validators)
        {
            if (validator.Validate(Options.DefaultName, options) is { Failed: true } result)
            {
                errors.AddRange(result.Failures ?? []);
            }
        }

        errors.AddRange(packs.Problems);
        composition.Run(errors);
        return [.. errors.Distinct(StringComparer.Ordinal)];
    }
}
