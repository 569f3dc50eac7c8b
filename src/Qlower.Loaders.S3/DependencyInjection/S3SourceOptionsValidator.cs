using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Qlower.Loaders.S3.Places;
using Qlower.Shared;

namespace Qlower.Loaders.S3.DependencyInjection;

/// <summary>Validates the options of each S3 source, and reports every error. Thread-safe.</summary>
internal sealed partial class S3SourceOptionsValidator(IPartnerDirectory partners) : IValidateOptions<S3SourceOptions>
{
    public ValidateOptionsResult Validate(string? name, S3SourceOptions options)
    {
        var errors = new List<string>();
        OptionRange.Check(nameof(options.PollInterval), options.PollInterval, TimeSpan.FromMilliseconds(100), TimeSpan.FromDays(1), errors);
        OptionRange.Check(nameof(options.IdlePollInterval), options.IdlePollInterval, options.PollInterval, TimeSpan.FromDays(1), errors);
        OptionRange.Check(nameof(options.ReadTimeout), options.ReadTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), errors);
        OptionRange.Check(nameof(options.ParallelRanges), options.ParallelRanges, 1, 64, errors);
        OptionRange.Check(nameof(options.RangeBytes), options.RangeBytes, 256 << 10, 256 << 20, errors);
        OptionRange.Check(nameof(options.ReadRetries), options.ReadRetries, 0, 20, errors);
        OptionRange.Check(nameof(options.CopyInPartsAbove), options.CopyInPartsAbove, 5L << 20, 5L << 30, errors);
        OptionRange.Check(nameof(options.CopyPartBytes), options.CopyPartBytes, 5L << 20, 5L << 30, errors);
        OptionRange.Check(nameof(options.SpoolUpTo), options.SpoolUpTo, 1, 1L << 40, errors);
        OptionRange.Check(nameof(options.Encryption), (int)options.Encryption, 0, (int)S3Encryption.Kms, errors);
        if (options.ServiceUrl is { } url && (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0))
        {
            errors.Add("ServiceUrl: not an http or https address without user and password.");
        }

        errors.AddRange(options.Place.Conflicts);
        CheckPlaces(options, errors);
        return errors.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(errors.Select(error => $"S3 source {name}: {error}"));
    }

    private void CheckPlaces(S3SourceOptions options, List<string> errors)
    {
        if (options.Prefix.Length > 0 && (options.Prefix.StartsWith('/') || !options.Prefix.EndsWith('/')))
        {
            errors.Add($"Prefix: '{options.Prefix}' is not a folder: it must end in a slash, and not start with one.");
        }

        foreach (var unknown in options.Partners.Where(partner => !partners.Ids.Contains(partner, StringComparer.Ordinal)))
        {
            errors.Add($"Partners: '{unknown}' is not configured; call AddPartner or correct the name.");
        }

        if (options.Bucket.Contains(S3Place.EnvironmentMark, StringComparison.Ordinal) && options.Environment.Length == 0)
        {
            errors.Add($"Environment: is empty, and Bucket contains {S3Place.EnvironmentMark}; set the environment, such as 'prod'.");
            return;
        }

        var places = S3Place.Of(options, partners.Ids).ToList();
        errors.AddRange(places.Where(place => !BucketName().IsMatch(place.Bucket)).Select(place =>
            $"Bucket: '{place.Bucket}' (of partner '{place.Partner}') is not a bucket name: 3 to 63 lower-case letters, digits, hyphens and dots."));
        errors.AddRange(places.GroupBy(place => (place.Bucket, place.Prefix)).Where(same => same.Count() > 1).Select(same =>
            $"Bucket and Prefix give the same place '{same.Key.Bucket}/{same.Key.Prefix}' to {string.Join(", ", same.Select(place => place.Partner))}: "
            + $"put {S3Place.PartnerMark} into one of them."));
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z")]
    private static partial Regex BucketName();
}
