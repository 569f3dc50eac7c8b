using Microsoft.Extensions.Options;
using Qlower.Celery;
using Qlower.Shared;

namespace Qlower.Loaders.Celery.Dispatch;

/// <summary>Validates every option, and reports every error with its path, its value and the reason.</summary>
internal sealed class CeleryDispatchOptionsValidator : IValidateOptions<CeleryDispatchOptions>
{
    private const int LongestQueueName = 200;

    public ValidateOptionsResult Validate(string? name, CeleryDispatchOptions options)
    {
        var broker = new CeleryBrokerOptions { Uri = options.Uri, TrustedCertificates = options.TrustedCertificates, Heartbeat = options.Heartbeat };
        var errors = new List<string>(broker.Validate());
        if (string.IsNullOrWhiteSpace(options.Queue) || options.Queue.Length > LongestQueueName)
        {
            errors.Add($"Queue: '{options.Queue}' is empty or longer than {LongestQueueName} characters.");
        }

        OptionRange.Check(nameof(options.Concurrency), options.Concurrency, 1, 64, errors);
        OptionRange.Check(nameof(options.PollInterval), options.PollInterval, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1), errors);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors.Select(error => $"UseCelery: {error}"));
    }
}
