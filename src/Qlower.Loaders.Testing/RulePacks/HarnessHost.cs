using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.Testing.Fakes;

namespace Qlower.Loaders.Testing.RulePacks;

/// <summary>The services of one run of a harness, composed as a host composes them. Not thread-safe.</summary>
internal sealed class HarnessHost : IDisposable
{
    private readonly HarnessComposition _composition;
    private readonly HarnessLog _log = new();
    private readonly HarnessIntegrator _integrator;
    private readonly HarnessSource _source;
    private readonly CollectingReporter _reporter = new();
    private readonly ServiceProvider _services;

    public HarnessHost(HarnessComposition composition)
    {
        _composition = composition;
        _integrator = new HarnessIntegrator(composition.File.AssumesReferences);
        _source = new HarnessSource(composition);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new HarnessClock(composition.Now));
        services.AddSingleton(_reporter);
        services.AddLogging(logging => logging.AddProvider(_log));
        var builder = services.AddQlowerLoaders(options =>
            (options.Attempts, options.MaxFindings, options.MaxFindingsPerRule) = (1, 1_000_000, 1_000_000));
        builder.AddRulePacks(composition.Pack);
        builder.AddFileSource(_ => _source);
        builder.UseInMemoryLedger();
        builder.AddIntegrator(_ => _integrator);
        builder.AddReporter<CollectingReporter>();
        if (composition.Partner.Length > 0)
        {
            builder.AddPartner(composition.Partner, partner =>
            {
                partner.KeyHashes.Add("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(composition.File.Key))));
                partner.Language = composition.Language;
            });
        }

        composition.Configure?.Invoke(builder);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    /// <summary>Returns what was found in the pack's assembly.</summary>
    public RulePackDescription Describe() => _services.GetRequiredService<IRulePackCatalogue>().Packs[0];

    /// <summary>Loads the file to its end.</summary>
    /// <exception cref="InvalidOperationException">The load is deferred.</exception>
    public async Task<LoadReport> RunAsync(CancellationToken cancellationToken)
    {
        // Unlike receiving one file, a scan reports the errors of the pack.
        await _services.GetRequiredService<IFileReceiver>().ScanAsync(cancellationToken).ConfigureAwait(false);
        var load = await _services.GetRequiredService<ILoadProcessor>().ProcessNextAsync(cancellationToken).ConfigureAwait(false);
        return load is { State: LoadState.Closed }
            ? _reporter.Reports[0]
            : throw new InvalidOperationException($"The load did not end: {load?.WaitReason ?? "it is leased by another worker."}", _log.LastException);
    }

    /// <summary>Returns the result of the run.</summary>
    /// <param name="report">The report of this run.</param>
    /// <param name="english">The report of the run in English; the same where no text differs.</param>
    public async Task<RulePackResult> CreateResultAsync(LoadReport report, LoadReport english)
    {
        var rules = _services.GetRequiredService<IRuleBook>().For(_composition.Partner);
        var french = await report.Findings.ToListAsync().ConfigureAwait(false);
        var others = await english.Findings.ToListAsync().ConfigureAwait(false);
        return new RulePackResult
        {
            Report = report,
            Findings =
            [
                .. french.Select((finding, index) => new RulePackFinding(
                    finding,
                    rules.Render(finding, ReportLanguage.French),
                    rules.Render(others.ElementAtOrDefault(index) is { } same && same.Code == finding.Code ? same : finding, ReportLanguage.English))),
            ],
            Records = [.. _integrator.Records],
            Faults = [.. _log.Faults],
        };
    }

    public void Dispose()
    {
        _services.Dispose();
        _log.Dispose();
    }
}
