using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qlower.Loaders.RulePacks;

namespace Qlower.Loaders.Pipeline;

/// <summary>
/// Checks the options of every package that validates at start, the rule packs and the pipelines, and reports all errors in one exception, each
/// once. Wraps the validator that the options system registered. Thread-safe; runs once, and the result does not change.
/// </summary>
internal sealed class StartupValidator : IStartupValidator
{
    /// <summary>The key of the wrapped validator.</summary>
    public const string WrappedKey = "Qlower.Loaders.WrappedStartupValidator";

    private readonly Lazy<IReadOnlyList<string>> _errors;

    public StartupValidator([FromKeyedServices(WrappedKey)] IStartupValidator options, RulePackRegistry packs, CompositionCheck composition) =>
        _errors = new Lazy<IReadOnlyList<string>>(() => Find(options, packs, composition));

    /// <summary>Returns when there is no error.</summary>
    /// <exception cref="OptionsValidationException">There are errors; the failures are all of them.</exception>
    public void EnsureValid() => EnsureValid([]);

    /// <summary>Returns when there is no error, and none of the host's.</summary>
    /// <param name="hostErrors">Errors of the host, which are reported first.</param>
    /// <exception cref="OptionsValidationException">There are errors; the failures are all of them, each once.</exception>
    public void EnsureValid(IReadOnlyList<string> hostErrors)
    {
        string[] errors = [.. hostErrors.Concat(_errors.Value).Distinct(StringComparer.Ordinal)];
        if (errors.Length > 0)
        {
            throw new StartupException(errors);
        }
    }

    void IStartupValidator.Validate() => EnsureValid();

    private static string[] Find(IStartupValidator options, RulePackRegistry packs, CompositionCheck composition)
    {
        var errors = new List<string>();
        try
        {
            options.Validate();
        }
        catch (Exception exception)
        {
            AddFailures(exception, errors);
        }

        errors.AddRange(packs.Problems);
        composition.Run(errors);
        return [.. errors];
    }

    private static void AddFailures(Exception exception, List<string> errors)
    {
        switch (exception)
        {
            case OptionsValidationException invalid:
                errors.AddRange(invalid.Failures);
                break;
            case AggregateException several:
                foreach (var inner in several.InnerExceptions)
                {
                    AddFailures(inner, errors);
                }

                break;
            default:
                // A validator or a configuration action of the host that throws is an error of the configuration like any other.
                errors.Add($"Options cannot be validated: {RulePackReader.Cause(exception)}");
                break;
        }
    }
}
