using System.Text.Json;
using Qlower.Loaders.Celery.Wire;

namespace Qlower.Loaders.Celery.Integration;

/// <summary>
/// Sends each batch to a task of another system, and waits for its answers. Every attempt is a task of its own, since the result of a failed one
/// is kept under its id; the batch id, which stays, is what the system is idempotent by.
/// </summary>
internal sealed class CeleryIntegrator(string name, ICeleryClient client, CeleryIntegratorOptions options) : IIntegrator
{
    public string Name => name;

    public bool Accepts(RecordModel model) => options.Models.Count == 0 || options.Models.Contains(model);

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
            claim = options.ClaimChecks is { } store && records.Length > options.ClaimCheckOver
                ? await store.PutAsync(batch.BatchId, records, cancellationToken).ConfigureAwait(false) : null;
            kwargs[claim is null ? "records" : "records_url"] = claim is null ? new RawJson(records) : claim.AbsoluteUri;
            var result = await RunAsync(kwargs, cancellationToken).ConfigureAwait(false);
            await ForgetAsync(claim, cancellationToken).ConfigureAwait(false);
            return BatchAnswer.Read(name, result, batch.Records);
        }
        catch (TaskFailedException failed)
        {
            // Its message may quote records, and loggers write what is inside an exception; the type quotes none.
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
            // The task may still be about to read its records: the file stays for the next attempt, or until it has its age.
            throw new IntegratorUnavailableException($"The integrator {name} did not answer within {options.Timeout}.", late);
        }
        catch (Exception error) when (error is CeleryException or IOException or UnauthorizedAccessException or JsonException)
        {
            throw new IntegratorUnavailableException($"The integrator {name} cannot be reached.", error);
        }
    }

    /// <summary>Removes a file that no task will read any more. One that cannot be removed now is removed when it has its age: the batch has its answer.</summary>
    private async Task ForgetAsync(Uri? claim, CancellationToken cancellationToken)
    {
        try
        {
            if (claim is not null)
            {
                await options.ClaimChecks!.RemoveAsync(claim, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Its age ends it.
        }
    }

    private async Task<JsonElement> RunAsync(Dictionary<string, object?> kwargs, CancellationToken cancellationToken)
    {
        var task = await client.SendTaskAsync(
            options.Task, args: null, kwargs, new SendTaskOptions { Queue = options.Queue, ExpiresAfter = options.Timeout }, cancellationToken).ConfigureAwait(false);
        return await task.GetAsync<JsonElement>(options.Timeout, cancellationToken).ConfigureAwait(false);
    }
}
