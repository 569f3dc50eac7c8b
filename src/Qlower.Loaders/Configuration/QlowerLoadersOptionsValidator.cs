using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qlower.Shared;

namespace Qlower.Loaders.Configuration;

/// <summary>Checks every option and the names of the bound sections, and reports every error with path, value and reason.</summary>
internal sealed class QlowerLoadersOptionsValidator(
    LoaderComposition composition, [FromKeyedServices(BoundSections.Key)] IEnumerable<IConfiguration> bound) : IValidateOptions<QlowerLoadersOptions>
{
    public ValidateOptionsResult Validate(string? name, QlowerLoadersOptions options)
    {
        var errors = new List<string>();
        foreach (var configuration in composition.Configurations)
        {
            UnknownSections.Find(configuration, bound, errors);
        }

        CheckEngine(options, errors);
        CheckLimits(options.Limits, errors);
        for (var index = 0; index < options.RulePackFolders.Count; index++)
        {
            if (string.IsNullOrWhiteSpace(options.RulePackFolders[index]))
            {
                errors.Add($"RulePackFolders:{index}: is empty.");
            }
        }

        foreach (var (id, partner) in options.Partners.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            PartnerOptionsCheck.Run(id, partner, errors);
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors.Distinct(StringComparer.Ordinal));
    }

    private static void CheckEngine(QlowerLoadersOptions options, List<string> errors)
    {
        OptionRange.Check(nameof(options.Workers), options.Workers, 1, 64, errors);
        OptionRange.Check(nameof(options.RecordsPerPart), options.RecordsPerPart, 1, 100_000, errors);
        OptionRange.Check(nameof(options.LeaseDuration), options.LeaseDuration, TimeSpan.FromSeconds(5), TimeSpan.FromHours(1), errors);
        OptionRange.Check(nameof(options.PollInterval), options.PollInterval, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1), errors);
        OptionRange.Check(nameof(options.FutureTolerance), options.FutureTolerance, TimeSpan.Zero, TimeSpan.FromDays(7), errors);
        OptionRange.Check(nameof(options.RetryDelay), options.RetryDelay, TimeSpan.Zero, TimeSpan.FromHours(1), errors);
        OptionRange.Check(nameof(options.Attempts), options.Attempts, 1, 20, errors);
        OptionRange.Check(nameof(options.LongestWait), options.LongestWait, TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(7), errors);
        OptionRange.Check(nameof(options.MaxOpenLoads), options.MaxOpenLoads, 1, 100_000, errors);
        OptionRange.Check(nameof(options.StuckAfter), options.StuckAfter, TimeSpan.FromSeconds(1), TimeSpan.FromDays(7), errors);
        OptionRange.Check(nameof(options.ShutdownTimeout), options.ShutdownTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10), errors);
        OptionRange.Check(nameof(options.SchemaEngineTimeout), options.SchemaEngineTimeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(10), errors);
        OptionRange.Check(nameof(options.MaxFindings), options.MaxFindings, 1, 1_000_000, errors);
        OptionRange.Check(nameof(options.MaxFindingsPerRule), options.MaxFindingsPerRule, 1, 1_000_000, errors);
    }

    private static void CheckLimits(LoadLimits? limits, List<string> errors)
    {
        if (limits is null)
        {
            errors.Add("Limits: is null.");
            return;
        }

        OptionRange.Check("Limits:MaxFileBytes", limits.MaxFileBytes, 1, long.MaxValue, errors);
        OptionRange.Check("Limits:MaxRecordBytes", limits.MaxRecordBytes, 1, 1 << 30, errors);
        OptionRange.Check("Limits:MaxTextBytes", limits.MaxTextBytes, 1, 1 << 30, errors);
        OptionRange.Check("Limits:MaxDepth", limits.MaxDepth, 8, 64, errors);
        OptionRange.Check("Limits:MaxMembers", limits.MaxMembers, 1, 1_000_000, errors);
    }
}
