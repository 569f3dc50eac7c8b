using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Integration;
using Qlower.Loaders.Monitoring;
using Qlower.Loaders.Pipeline;
using Qlower.Loaders.Secrets;

namespace Qlower.Loaders.Processing;

/// <summary>
/// Commits an all-or-nothing load in each of its integrators, in order of the route, and records the result. Every step can be repeated.
/// Thread-safe.
/// </summary>
internal sealed partial class LoadCommit(
    ILoadProgress progress,
    ILoadManifest manifest,
    ILoadResults results,
    LeaseCheck leases,
    IOptions<QlowerLoadersOptions> options,
    LoaderMetrics metrics,
    IntegratorBreakers breakers,
    TimeProvider time,
    ILogger<LoadCommit> logger)
{
    private readonly CommitFindings _findings = new(manifest, results, options.Value, time);

    /// <summary>Moves the load to <see cref="LoadState.Concluding"/>; back to its inspection when an integrator lost what it staged.</summary>
    /// <exception cref="IntegratorUnavailableException">An integrator failed at every attempt.</exception>
    /// <exception cref="LoaderException">An integrator answered for a part of the load only.</exception>
    public Task RunAsync(LoadLease lease, LoadEntry load, LoadPipeline pipeline, CancellationToken cancellationToken) =>
        LoaderTelemetry.TraceAsync("commit", load.Id, null, () => CommitAsync(lease, load, pipeline, cancellationToken));

    private async Task CommitAsync(LoadLease lease, LoadEntry load, LoadPipeline pipeline, CancellationToken cancellationToken)
    {
        var context = LoadContexts.Of(lease, load);
        var keys = KeysOf(pipeline);
        var client = Client(lease, keys);
        var parts = new List<StagedPart>(load.Parts);
        await foreach (var part in manifest.ReadPartsAsync(load.Id, cancellationToken).ConfigureAwait(false))
        {
            parts.Add(new StagedPart(part));
        }

        var commits = new List<IntegratorCommit>();
        foreach (var route in pipeline.Routes)
        {
            var records = parts.Where(part => route.Models.Contains(part.Model)).Sum(part => (long)part.Staged);
            var commit = new IntegratorCommit(route, await client.CommitAsync(route.Integrator, context, records, cancellationToken).ConfigureAwait(false));
            commits.Add(commit);
            if (commit.Commit.IsIncomplete)
            {
                await RestageAsync(lease, load, commits, cancellationToken).ConfigureAwait(false);
                return;
            }

            if (!commit.Commit.IsCommitted)
            {
                await RefuseAsync(lease, load, commits, keys, cancellationToken).ConfigureAwait(false);
                return;
            }

            commit.EnsureCovers(parts, load.Id);
        }

        await CompleteAsync(lease, load, parts, commits, keys, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes what integrators staged of the load, and the answers of their commits.</summary>
    /// <exception cref="IntegratorUnavailableException">An integrator failed at every attempt.</exception>
    public async Task DiscardAsync(LoadLease lease, LoadPipeline pipeline, CancellationToken cancellationToken)
    {
        var client = Client(lease, KeysOf(pipeline));
        foreach (var route in pipeline.Routes)
        {
            await client.DiscardAsync(route.Integrator, lease, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Hides the partner's keys. The one of the file is among them, so that the file need not be read for it.</summary>
    private static KeyMask KeysOf(LoadPipeline pipeline) => new([], new KeyHashes(hash => pipeline.Partner.IsKeyHash(hash)));

    private StagingClient Client(LoadLease lease, KeyMask keys) => new(
        new IntegratorRetry(token => leases.EnsureValidAsync(lease, token), options.Value, keys, time, metrics, breakers, logger), time, metrics);

    private async Task CompleteAsync(
        LoadLease lease, LoadEntry load, List<StagedPart> parts, List<IntegratorCommit> commits, KeyMask keys, CancellationToken cancellationToken)
    {
        var (findings, findingCounts) = await _findings.OfAsync(load.Id, commits.ConvertAll(commit => commit.Commit), keys, cancellationToken).ConfigureAwait(false);
        var result = new StagedResult { Counts = StagedCounts.Of(load.Id, parts, commits), Findings = findings, FindingCounts = findingCounts };
        await progress.CompleteCommitAsync(lease, result, cancellationToken).ConfigureAwait(false);
        foreach (var (_, model, counts) in result.Counts.Where(row => row.IsOverall))
        {
            metrics.Processed(load.File.Partner, model, counts);
        }
    }

    private async Task RefuseAsync(LoadLease lease, LoadEntry load, List<IntegratorCommit> commits, KeyMask keys, CancellationToken cancellationToken)
    {
        var (findings, counts) = await _findings.OfAsync(load.Id, [commits[^1].Commit], keys, cancellationToken).ConfigureAwait(false);
        Add(RuleCodes.RefusedAsAWhole, counts.Sum(count => count.Count).ToString(CultureInfo.InvariantCulture), isFault: false);
        if (commits.Find(commit => commit.HasStored) is { } stored)
        {
            // Two systems have no common transaction: what the first one stored remains there.
            LogTorn(logger, load.Id, load.File.Partner, stored.Name, commits[^1].Name);
            Add(RuleCodes.StoredInPart, null, isFault: true);
        }

        await progress.RefuseAsync(lease, findings, counts, cancellationToken).ConfigureAwait(false);

        void Add(string code, string? actual, bool isFault)
        {
            findings.Add(new Finding { Code = code, Severity = FindingSeverity.Error, Actual = actual, IsFault = isFault, CreatedAt = time.GetUtcNow() });
            counts.Add(new FindingCount(code, FindingSeverity.Error, null, 1));
        }
    }

    private async Task RestageAsync(LoadLease lease, LoadEntry load, List<IntegratorCommit> commits, CancellationToken cancellationToken)
    {
        if (commits.Exists(commit => commit.HasStored))
        {
            throw new LoaderException($"Integrator {commits[^1].Name} does not have the records of load {load.Id} that were staged.");
        }

        LogLost(logger, commits[^1].Name, load.Id);
        await manifest.BeginInspectionAsync(lease, load.File, cancellationToken).ConfigureAwait(false);
    }

    [LoggerMessage(EventId = 5002, EventName = "StagedLoadLost", Level = LogLevel.Warning, Message = "Integrator {Integrator} does not have the records of load {LoadId} that were staged; it is inspected again.")]
    private static partial void LogLost(ILogger logger, string integrator, string loadId);

    [LoggerMessage(EventId = 5003, EventName = "LoadStoredInPart", Level = LogLevel.Critical, Message = "Load {LoadId} of {Partner} is stored by integrator {Stored} and refused by integrator {Refused}.")]
    private static partial void LogTorn(ILogger logger, string loadId, string partner, string stored, string refused);
}
