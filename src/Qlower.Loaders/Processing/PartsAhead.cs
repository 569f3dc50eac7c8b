using Qlower.Loaders.Integration;
using Qlower.Loaders.Pipeline;

namespace Qlower.Loaders.Processing;

/// <summary>
/// Processes the parts behind one that waits on an integrator, for the integrators that are not down: each of them has its rows meanwhile, and each part
/// records who answered. Not thread-safe.
/// </summary>
internal sealed class PartsAhead(ILoadManifest manifest, LoadPipeline pipeline, IntegratorBreakers breakers)
{
    /// <summary>Runs until every part is as far as it can be, or an integrator that is down may be called again.</summary>
    /// <param name="waiting">The part that waits, as the worker leases it.</param>
    /// <param name="steps">Processes a part.</param>
    /// <param name="cancellationToken">Cancels between two checkpoints.</param>
    /// <returns>Whether an integrator that was down may be called: the waiting part is next.</returns>
    public async Task<bool> RunAsync(PartLease waiting, PartPipeline steps, CancellationToken cancellationToken)
    {
        var down = FindDown();
        foreach (var model in RecordModels.All.Where(model => model >= waiting.Part.Model))
        {
            await foreach (var part in manifest.ReadPartsAsync(waiting.LoadId, cancellationToken).ConfigureAwait(false))
            {
                if (part.IsDone || part.Model != model || !steps.IsMissing(part, down))
                {
                    continue;
                }

                if (down.Any(name => breakers.FindWait(name) is null))
                {
                    return true;
                }

                if (!CanCheckReferences(model, down))
                {
                    return false;
                }

                try
                {
                    await steps.RunAsync(LeaseOf(waiting, part), down, cancellationToken).ConfigureAwait(false);
                }
                catch (IntegratorUnavailableException)
                {
                    // Another integrator may have failed as well.
                    down = [.. down, .. FindDown()];
                }
            }
        }

        return down.Any(name => breakers.FindWait(name) is null);
    }

    /// <summary>The part is leased with its load, as the waiting one is. No worker leases parts separately while it is.</summary>
    private static PartLease LeaseOf(PartLease waiting, LoadPart part) => new()
    {
        LoadId = waiting.LoadId,
        Part = part,
        Owner = waiting.Owner,
        Token = 0,
        Pass = waiting.Pass,
        ExpiresAt = waiting.ExpiresAt,
        LoadLease = waiting.LoadLease,
    };

    /// <summary>Whether the records that a model refers to can be found: a parent that waits on the integrator of the look-up would look like an unknown one.</summary>
    private bool CanCheckReferences(RecordModel model, HashSet<string> down) =>
        model <= RecordModel.Declarants
        || !new[] { RecordModel.Declarants, RecordModel.Properties }.Any(parent => pipeline.LookupOf(parent) is IIntegrator lookup && down.Contains(lookup.Name));

    private HashSet<string> FindDown() =>
        pipeline.Routes.Select(route => route.Integrator.Name).Where(name => breakers.FindWait(name) is not null).ToHashSet(StringComparer.Ordinal);
}
