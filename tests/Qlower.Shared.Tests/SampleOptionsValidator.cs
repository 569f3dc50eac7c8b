using Microsoft.Extensions.Options;

namespace Qlower.Shared.Tests;

internal sealed class SampleOptionsValidator : IValidateOptions<SampleOptions>
{
    public ValidateOptionsResult Validate(string? name, SampleOptions options)
    {
        var errors = new List<string>();
        OptionRange.Check("Count", options.Count ?? 0, 0, 10, errors);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
