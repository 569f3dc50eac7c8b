using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Conclusion;
using Qlower.Loaders.Pipeline;
using Qlower.Loaders.Sources;
using Qlower.Loaders.Sources.InMemory;

namespace Qlower.Loaders.Processing;

/// <summary>Adds the bytes of a stream to the source in memory, receives them, and waits for the report. Thread-safe.</summary>
internal sealed class StreamLoader(
    SourceRegistry sources,
    FileReceiver receiver,
    StartupValidator startup,
    IPartnerDirectory partners,
    ILoadRegistry registry,
    ILoadProcessor processor,
    LoadWaiters waiters,
    IOptions<QlowerLoadersOptions> options,
    TimeProvider time,
    IHostApplicationLifetime? lifetime = null) : IStreamLoader
{
    private CancellationToken Stopping => lifetime?.ApplicationStopping ?? CancellationToken.None;

    private bool IsStarted => lifetime?.ApplicationStarted.IsCancellationRequested == true;

    public async Task<LoadReport> LoadStreamAsync(Stream content, string partner, string fileName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrEmpty(partner);
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        startup.EnsureValid();
        var source = sources.All.OfType<InMemorySource>().FirstOrDefault()
            ?? throw new InvalidOperationException("The host has no source in memory: call AddInMemorySource.");
        if (!partners.Ids.Contains(partner, StringComparer.Ordinal))
        {
            throw new ArgumentException($"The partner '{partner}' is not configured.", nameof(partner));
        }

        ThrowIfStopping(null);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
        var file = source.AddUnlisted(partner, fileName, bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
        var waiter = waiters.Add(file);
        try
        {
            // The caller's cancellation must not separate the ledger from the bytes.
            var load = await ReceiveAsync(source, file).WaitAsync(cancellationToken).ConfigureAwait(false);
            return await WaitAsync(load.Id, waiter, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            waiters.Remove(file);
        }
    }

    private async Task<LoadEntry> ReceiveAsync(InMemorySource source, SourceFile file)
    {
        try
        {
            var load = await receiver.ReceiveAsync(file).ConfigureAwait(false) ?? throw new LoaderException("The file could not be claimed.");
            source.SetReceived(file);
            return load;
        }
        catch
        {
            source.Remove(file);
            throw;
        }
    }

    private async Task<LoadReport> WaitAsync(string loadId, LoadWaiter waiter, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Stopping);
        while (true)
        {
            try
            {
                if (waiter.Closed.IsCompleted || await IsClosedAsync(loadId, either.Token).ConfigureAwait(false))
                {
                    return waiter.Report ?? throw new LoaderException($"Load {loadId} was closed by another process, which cannot open its file.");
                }

                if (!IsStarted && await processor.ProcessAsync(loadId, either.Token).ConfigureAwait(false) is { State: LoadState.Closed })
                {
                    continue;
                }

                await waiter.Closed.WaitAsync(options.Value.PollInterval, time, either.Token).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // No end was announced: the ledger is read again.
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                ThrowIfStopping(loadId);
                throw;
            }
        }
    }

    private async Task<bool> IsClosedAsync(string loadId, CancellationToken cancellationToken)
    {
        try
        {
            return await registry.FindAsync(loadId, cancellationToken).ConfigureAwait(false) is { State: LoadState.Closed };
        }
        catch (LoaderException)
        {
            // The ledger is unavailable for the moment; the load exists in it.
            return false;
        }
    }

    private void ThrowIfStopping(string? loadId)
    {
        if (Stopping.IsCancellationRequested)
        {
            throw new InvalidOperationException(loadId is null ? "The host is stopping: no file is received." : $"The host is stopping: load {loadId} is not closed.");
        }
    }
}
