using Microsoft.Extensions.Options;
using Qlower.Shared;

namespace Qlower.Loaders.Celery.Integration;

/// <summary>Validates every option, and reports every error with its path, its value and the reason.</summary>
internal sealed class CeleryIntegratorOptionsValidator : IValidateOptions<CeleryIntegratorOptions>
{
    public ValidateOptionsResult Validate(string? name, CeleryIntegratorOptions options)
    {
        var errors = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Task))
        {
            errors.Add("Task: is empty; name the task of the other system.");
        }

        OptionRange.Check("Timeout", options.Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1), errors);
        OptionRange.Check("ClaimCheckOver", options.ClaimCheckOver, 0, int.MaxValue, errors);
        if (options.ClaimChecks is FolderClaimCheckStore { KeepFor: var age } && age <= options.Timeout)
        {
            errors.Add($"ClaimChecks: files are removed after {age}, while their tasks may run until the timeout of {options.Timeout}.");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors.Select(error => $"Celery integrator '{name}': {error}"));
    }
}
