using Microsoft.Extensions.Options;
using Qlower.Shared;

namespace Qlower.Celery.Redis;

/// <summary>Validates every option, and reports every error with its path, its value and the reason.</summary>
internal sealed class RedisResultsOptionsValidator : IValidateOptions<RedisResultsOptions>
{
    public ValidateOptionsResult Validate(string? name, RedisResultsOptions options)
    {
        var errors = new List<string>();
        if (RedisAddress.FindError(options.Uri) is { } error)
        {
            errors.Add($"Uri: {error}");
        }

        OptionRange.Check(nameof(options.Expires), options.Expires, TimeSpan.FromSeconds(1), TimeSpan.FromDays(365), errors);
        OptionRange.Check(nameof(options.PollInterval), options.PollInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1), errors);
        OptionRange.Check(nameof(options.Timeout), options.Timeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5), errors);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
