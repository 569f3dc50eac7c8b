using System.Globalization;
using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Sqs.Configuration;

/// <summary>Validates the options of each queue, and reports every error. Thread-safe.</summary>
internal sealed class SqsEventOptionsValidator : IValidateOptions<SqsEventOptions>
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public ValidateOptionsResult Validate(string? name, SqsEventOptions options)
    {
        var errors = new List<string>();
        var owner = $"SQS events {name}";
        if (options.QueueUrl is null)
        {
            errors.Add($"{owner}: {nameof(options.QueueUrl)} is required: the URL of the queue.");
        }

        errors.AddRange(options.Place.Conflicts.Select(conflict => $"{owner}: {conflict}"));

        Address(nameof(options.QueueUrl), options.QueueUrl);
        Address(nameof(options.ServiceUrl), options.ServiceUrl);
        Address(nameof(options.DeadLetterQueueUrl), options.DeadLetterQueueUrl);
        if (options.QueueUrl is not null && options.QueueUrl == options.DeadLetterQueueUrl)
        {
            errors.Add($"{owner}: {nameof(options.DeadLetterQueueUrl)} is the queue itself.");
        }

        if (options.Region is { } region && (region.Length == 0 || !region.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')))
        {
            errors.Add($"{owner}: {nameof(options.Region)}: '{region}' is not the name of a region.");
        }

        Span(nameof(options.WaitTime), options.WaitTime, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Span(nameof(options.VisibilityTimeout), options.VisibilityTimeout, TimeSpan.FromSeconds(3), Longest);
        Span(nameof(options.RetryDelay), options.RetryDelay, TimeSpan.FromSeconds(1), Longest);
        Span(nameof(options.LongestRetryDelay), options.LongestRetryDelay, options.RetryDelay, Longest);
        Number(nameof(options.BatchSize), options.BatchSize, 10);
        Number(nameof(options.Concurrency), options.Concurrency, 256);
        Number(nameof(options.MaxReceives), options.MaxReceives, 1_000);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void Address(string option, Uri? value)
        {
            if (value is not null && (!value.IsAbsoluteUri || (value.Scheme != Uri.UriSchemeHttps && value.Scheme != Uri.UriSchemeHttp)))
            {
                errors.Add($"{owner}: {option}: '{value}' is not an absolute http or https address.");
            }
        }

        void Span(string option, TimeSpan value, TimeSpan least, TimeSpan most)
        {
            if (value < least || value > most)
            {
                errors.Add($"{owner}: {option}: {value:c} is not between {least:c} and {most:c}.");
            }
            else if (value.Ticks % TimeSpan.TicksPerSecond != 0)
            {
                errors.Add($"{owner}: {option}: {value:c} has a fraction of a second, which SQS does not support.");
            }
        }

        void Number(string option, int value, int most)
        {
            if (value < 1 || value > most)
            {
                errors.Add(string.Create(CultureInfo.InvariantCulture, $"{owner}: {option}: {value} is not between 1 and {most}."));
            }
        }
    }
}
