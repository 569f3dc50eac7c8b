using System.Globalization;
using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Celery.Redis;

/// <summary>Checks every option, and reports every error with path, value and reason.</summary>
internal sealed class RedisResultsOptionsValidator : IValidateOptions<RedisResultsOptions>
{
    public ValidateOptionsResult Validate(string? name, RedisResultsOptions options)
    {
        var errors = new List<string>();
        if (RedisAddress.FindError(options.Uri) is { } error)
        {
            errors.Add($"Uri: {error}");
        }

        Range(nameof(options.Expires), options.Expires, TimeSpan.FromSeconds(1), TimeSpan.FromDays(365), errors);
        Range(nameof(options.PollInterval), options.PollInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1), errors);
        Range(nameof(options.Timeout), options.Timeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5), errors);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static void Range(string path, TimeSpan value, TimeSpan least, TimeSpan most, List<string> errors)
    {
        if (value < least || value > most)
        {
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"{path}: {value} is not between {least} and {most}."));
        }
    }
}
