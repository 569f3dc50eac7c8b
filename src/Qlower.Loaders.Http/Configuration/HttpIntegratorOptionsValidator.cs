using Microsoft.Extensions.Options;
using Qlower.Shared;

namespace Qlower.Loaders.Http.Configuration;

/// <summary>Validates every option, and reports every error with its path and the reason; values of headers are not shown.</summary>
internal sealed class HttpIntegratorOptionsValidator : IValidateOptions<HttpIntegratorOptions>
{
    /// <summary>What the integrator sets itself.</summary>
    private static readonly string[] Reserved = ["Content-Type", "Content-Length", "Content-Encoding", "Transfer-Encoding", "Host", "Connection", "Idempotency-Key", "Accept"];

    public ValidateOptionsResult Validate(string? name, HttpIntegratorOptions options)
    {
        var errors = new List<string>();
        if (options.Url is null)
        {
            errors.Add("Url: is empty; set the address that batches are posted to.");
        }

        errors.AddRange(options.Place.Conflicts);
        CheckUrl("Url", options.Url, options.AllowHttp, errors);
        CheckUrl("LookupUrl", options.LookupUrl, options.AllowHttp, errors);
        foreach (var (header, value) in options.Headers)
        {
            CheckHeader(header, value, errors);
        }

        foreach (var model in options.Models.Where(model => !Enum.IsDefined(model)))
        {
            errors.Add($"Models: {(int)model} is no model.");
        }

        OptionRange.Check("MaxRecords", options.MaxRecords, 1, 100_000, errors);
        OptionRange.Check("MaxAnswerBytes", options.MaxAnswerBytes, 1 << 10, 1 << 30, errors);
        OptionRange.Check("AttemptTimeout", options.AttemptTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1), errors);
        OptionRange.Check("Timeout", options.Timeout, options.AttemptTimeout, TimeSpan.FromDays(1), errors);
        OptionRange.Check("Attempts", options.Attempts, 1, 20, errors);
        OptionRange.Check("RetryDelay", options.RetryDelay, TimeSpan.Zero, TimeSpan.FromMinutes(1), errors);
        OptionRange.Check("MaxConcurrency", options.MaxConcurrency, 1, 1_000, errors);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors.Select(error => $"HTTP integrator '{name}': {error}"));
    }

    private static void CheckUrl(string path, Uri? url, bool allowHttp, List<string> errors)
    {
        if (url is null)
        {
            return;
        }

        if (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp))
        {
            errors.Add($"{path}: is no absolute https address.");
            return;
        }

        if (url.Scheme == Uri.UriSchemeHttp && !allowHttp)
        {
            errors.Add($"{path}: is an http address; records would be sent in plain text. Use https, or set AllowHttp.");
        }

        if (url.UserInfo.Length > 0)
        {
            errors.Add($"{path}: contains a user name or password; set a header instead.");
        }

        if (url.Fragment.Length > 0)
        {
            errors.Add($"{path}: contains a fragment.");
        }
    }

    private static void CheckHeader(string name, string? value, List<string> errors)
    {
        if (Reserved.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            errors.Add($"Headers:{name}: is set by the integrator.");
            return;
        }

        using var request = new HttpRequestMessage();
        try
        {
            request.Headers.Add(name, value);
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException or ArgumentException)
        {
            errors.Add($"Headers:{name}: the name or the value (not shown) is not valid for a request.");
        }
    }
}
