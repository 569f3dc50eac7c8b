using Microsoft.Extensions.Options;
using Qlower.Shared;

namespace Qlower.Loaders.Sources.InMemory;

/// <summary>Checks the options of an in-memory source.</summary>
internal sealed class InMemorySourceOptionsValidator : IValidateOptions<InMemorySourceOptions>
{
    public ValidateOptionsResult Validate(string? name, InMemorySourceOptions options)
    {
        var errors = new List<string>();
        OptionRange.Check($"In-memory source '{name}': MaxArchivedFiles", options.MaxArchivedFiles, 100, 1_000_000, errors);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
