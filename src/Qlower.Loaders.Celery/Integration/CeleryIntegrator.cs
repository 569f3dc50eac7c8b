using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qlower.Celery;

namespace Qlower.Loaders.Celery.Integration;

/// <summary>
/// Sends each batch to a task of another system, and waits for its answers. Each attempt is a new task, since the result of a failed one is stored under
/// its id; the system is idempotent by the batch id, which stays the same. Thread-safe.
/// </summary>
internal sealed class CeleryIntegrator(string name, IServiceProvider services, IOptionsMonitor<CeleryIntegratorOptions> monitor) : IIntegrator
{
    // Created when they are first needed: the host has validated the options of all packages by then.
    private readonly Lazy<CeleryIntegratorOptions> _options = new(() => monitor.Get(name));
    private readonly Lazy<ICeleryClient> _client = new(services.GetRequiredService<ICeleryClient>);

    public string Name => name;

    private CeleryIntegratorOptions Options => _options.Value;

    public bool Accepts(RecordModel model) => Options.Models.Count == 0 || Options.Models.Contains(model);

    public async Task<IReadOnlyList<IntegrationAnswer>> IntegrateAsync(IntegrationBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var records = BatchJson.Write(batch.Records);
        var kwargs = new Dictionary<string, object?>
        {
            ["batch_id"] = batch.BatchId,
            ["partner"] = batch.Load.Partner,
            ["load_id"] = batch.Load.LoadId,
            ["model"] = BatchJson.Name(batch.Model),
        };
        Uri? claim = null;
        try
        {
            claim = Options.ClaimChecks is { } store && records.Length > Options.ClaimCheckOver
                ? await store.PutAsync(batch.BatchId, records, cancellationToken).ConfigureAwait(false) : null;
            kwargs[claim is null ? "records" : "records_url"] = claim is null ? new RawJson(records) : claim.AbsoluteUri;
            var result = await RunAsync(kwargs, cancellationToken).ConfigureAwait(false);
            await ForgetAsync(claim, cancellationToken).ConfigureAwait(false);
            return BatchAnswer.Read(name, result, batch.Records);
        }
        catch (TaskFailedException failed)
        {
            // Its message may quote records, and loggers write inner exceptions; its type quotes none.
            await ForgetAsync(claim, cancellationToken).ConfigureAwait(false);
            throw new IntegratorUnavailableException($"The task of the integrator {name} failed: {failed.Failure?.Type ?? failed.State}.");
        }
        catch (PublishException unsent) when (!unsent.MayHaveArrived)
        {
            await ForgetAsync(claim, cancellationToken).ConfigureAwait(false);
            throw new IntegratorUnavailableException($"The integrator {name} cannot be reached.", unsent);
        }
        catch (TimeoutException late)
        {
            // The task may still read its records: the file stays for the next attempt, or until its cleanup.
            throw new IntegratorUnavailableException($"The integrator {name} did not answer within {Options.Timeout}.", late);
        }
        catch (Exception error) when (error is CeleryException or IOException or UnauthorizedAccessException or JsonException)
        {
            throw new IntegratorUnavailableException($"The integrator {name} cannot be reached.", error);
        }
    }

    /// <summary>Removes a file that no task will read any more. When that fails, its cleanup removes it: the batch has its answer.</summary>
    private async Task ForgetAsync(Uri? claim, CancellationToken cancellationToken)
    {
        try
        {
            if (claim is not null)
            {
                await Options.ClaimChecks!.RemoveAsync(claim, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Its cleanup removes it.
        }
    }

    private async Task<JsonElement> RunAsync(Dictionary<string, object?> kwargs, CancellationToken cancellationToken)
    {
        var task = await _client.Value.SendTaskAsync(
            Options.Task, args: null, kwargs, new SendTaskOptions { Queue = Options.Queue, ExpiresAfter = Options.Timeout }, cancellationToken).ConfigureAwait(false);
        return await task.GetAsync<JsonElement>(Options.Timeout, cancellationToken).ConfigureAwait(false);
    }
}
