using Qlower.Loaders.Integration;
using Qlower.Loaders.Parts;
using Qlower.Loaders.Pipeline;

namespace Qlower.Loaders.Processing;

/// <summary>Stages a part of an all-or-nothing load in each integrator that takes its model. Thread-safe.</summary>
internal sealed class PartStaging(LoadPipeline pipeline, LoadContext load, StagingClient client)
{
    /// <summary>Rejects the records of a model that no integrator takes: the load cannot be stored as a whole.</summary>
    public void RejectUnrouted(PartBatch batch)
    {
        if (pipeline.Routes.Any(route => route.Models.Contains(batch.Part.Model)))
        {
            return;
        }

        foreach (var item in batch.Accepted())
        {
            item.IsRejected = true;
            batch.Findings.Add(item, new RecordFinding { Code = RuleCodes.RefusedBySystem });
        }
    }

    /// <summary>Stages the records. What an earlier attempt staged of the part is replaced.</summary>
    /// <exception cref="IntegratorUnavailableException">An integrator failed at every attempt.</exception>
    public async Task RunAsync(PartBatch batch, CancellationToken cancellationToken)
    {
        var accepted = batch.Accepted();
        if (accepted.Count == 0)
        {
            return;
        }

        var records = IntegrationBatches.Of(batch.Part, load, accepted);
        foreach (var route in pipeline.Routes.Where(route => route.Models.Contains(batch.Part.Model)))
        {
            await client.StageAsync(route.Integrator, records, cancellationToken).ConfigureAwait(false);
        }
    }
}
