using Microsoft.Extensions.Options;
using Qlower.Shared;

namespace Qlower.Loaders.Sources.Folder;

/// <summary>Checks the options of a folder source and reports every error with path, value and reason.</summary>
internal sealed class FolderSourceOptionsValidator : IValidateOptions<FolderSourceOptions>
{
    public ValidateOptionsResult Validate(string? name, FolderSourceOptions options)
    {
        var errors = new List<string>();
        var path = $"Folder source '{name}'";
        if (string.IsNullOrWhiteSpace(options.Root))
        {
            errors.Add($"{path}: Root: is empty; name the folder that contains 'inbox'.");
        }

        errors.AddRange(options.Place.Conflicts.Select(conflict => $"{path}: {conflict}"));

        OptionRange.Check($"{path}: StableFor", options.StableFor, TimeSpan.Zero, TimeSpan.FromDays(1), errors);
        OptionRange.Check($"{path}: PollInterval", options.PollInterval, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1), errors);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
