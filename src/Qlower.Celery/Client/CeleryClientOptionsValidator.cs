using Microsoft.Extensions.Options;
using Qlower.Celery.Broker;
using Qlower.Shared;

namespace Qlower.Celery.Client;

/// <summary>Validates every option, and reports every error with its path, its value and the reason.</summary>
internal sealed class CeleryClientOptionsValidator : IValidateOptions<CeleryClientOptions>
{
    public ValidateOptionsResult Validate(string? name, CeleryClientOptions options)
    {
        var errors = new List<string>();
        BrokerOptionsCheck.Run("Broker:", options.Broker, errors);
        if (string.IsNullOrWhiteSpace(options.ConnectionName))
        {
            errors.Add("ConnectionName: is empty.");
        }

        OptionRange.Check("PublishTimeout", options.PublishTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1), errors);
        OptionRange.Check("Channels", options.Channels, 1, 32, errors);
        OptionRange.Check("CompressOver", options.CompressOver ?? 0, 0, int.MaxValue, errors);
        OptionRange.Check("ResultExpires", options.ResultExpires, TimeSpan.FromSeconds(1), TimeSpan.FromDays(24), errors);
        OptionRange.Check("RetainedResults", options.RetainedResults, 1, 10_000_000, errors);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
