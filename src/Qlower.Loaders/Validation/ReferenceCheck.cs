using Qlower.Loaders.Format;
using Qlower.Loaders.Integration;
using Qlower.Loaders.Parts;
using Qlower.Loaders.Pipeline;

namespace Qlower.Loaders.Validation;

/// <summary>
/// Checks parents and references of a part's records, one look-up a referenced model: parents by their place in the file, references by
/// id in the store; in a dry run with the keys that the load stages, which it stores or erases.
/// </summary>
internal sealed class ReferenceCheck(ILoadProgress progress, LoadPipeline pipeline, LoadContext load, bool isDryRun, IntegratorRetry retry)
{
    private readonly NestedRejections _ofClients = new();
    private readonly NestedRejections _ofParents = new();

    public async Task RunAsync(IReadOnlyList<RecordItem> items, RecordFindings findings, CancellationToken cancellationToken)
    {
        await CheckParentsAsync(items, findings, cancellationToken).ConfigureAwait(false);
        await CheckAsync(items, RecordModel.Declarants, "declarantId", DeclarantOf, findings, cancellationToken).ConfigureAwait(false);
        await CheckAsync(items, RecordModel.Properties, PropertyMember, PropertyOf, findings, cancellationToken).ConfigureAwait(false);
    }

    private static string PropertyMember(RecordItem item) => item.Sent is TransactionRecord ? "id-prty" : "propertyId";

    private static string? DeclarantOf(RecordItem item) => item switch
    {
        { ParentId: null, Sent: PropertyRecord property, IsErasure: false } => property.DeclarantId,
        { ParentId: null, Sent: DocumentRecord document } => document.DeclarantId,
        _ => null,
    };

    private static string? PropertyOf(RecordItem item) => item switch
    {
        { Sent: TransactionRecord transaction } => transaction.PropertyId,
        { ParentId: null, Sent: DocumentRecord document } => document.PropertyId,
        _ => null,
    };

    private static void Reject(RecordItem item, RecordFinding finding, RecordFindings findings)
    {
        item.IsRejected = true;
        findings.Add(item, finding);
    }

    private async Task CheckParentsAsync(IReadOnlyList<RecordItem> items, RecordFindings findings, CancellationToken cancellationToken)
    {
        var offsets = items
            .SelectMany(item => new[] { item.Raw.Run.Parent, item.Raw.Run.Client })
            .OfType<ParentReference>()
            .Select(parent => parent.Offset)
            .ToHashSet();
        if (offsets.Count == 0)
        {
            return;
        }

        var rejected = await progress.FindRejectedOffsetsAsync(load.LoadId, offsets, cancellationToken).ConfigureAwait(false);
        foreach (var item in items)
        {
            if (item.Raw.Run.Client is { } client && rejected.Contains(client.Offset))
            {
                item.IsRejected = true;
                _ofClients.Add(item, client, new RecordFinding { Code = RuleCodes.ClientRejected, Actual = client.ExternalId }, findings);
            }
            else if (item.Raw.Run.Parent is { } parent && rejected.Contains(parent.Offset))
            {
                item.IsRejected = true;
                _ofParents.Add(
                    item,
                    parent,
                    new RecordFinding { Code = RuleCodes.ParentRejected, Actual = $"{parent.Model.ToWireName()} {parent.ExternalId}".TrimEnd() },
                    findings);
            }
        }

        _ofClients.Complete(findings);
        _ofParents.Complete(findings);
    }

    private Task CheckAsync(
        IReadOnlyList<RecordItem> items,
        RecordModel model,
        string member,
        Func<RecordItem, string?> referenceOf,
        RecordFindings findings,
        CancellationToken cancellationToken) => CheckAsync(items, model, _ => member, referenceOf, findings, cancellationToken);

    private async Task CheckAsync(
        IReadOnlyList<RecordItem> items,
        RecordModel model,
        Func<RecordItem, string> memberOf,
        Func<RecordItem, string?> referenceOf,
        RecordFindings findings,
        CancellationToken cancellationToken)
    {
        var ids = items.Where(item => !item.IsRejected).Select(referenceOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (ids.Count == 0)
        {
            return;
        }

        var owners = await FindOwnersAsync(model, ids, cancellationToken).ConfigureAwait(false);
        ids.ExceptWith(owners.Keys);
        var rejected = ids.Count == 0
            ? new HashSet<string>()
            : await progress.FindRejectedIdsAsync(load.LoadId, model, ids, cancellationToken).ConfigureAwait(false);
        foreach (var item in items.Where(item => !item.IsRejected))
        {
            if (referenceOf(item) is not { } id)
            {
                continue;
            }

            if (!owners.TryGetValue(id, out var owner))
            {
                var code = rejected.Contains(id) ? RuleCodes.ReferenceRejected : RuleCodes.UnknownReference;
                Reject(item, new RecordFinding { Code = code, Member = memberOf(item), Expected = model.ToWireName(), Actual = id }, findings);
            }
            else if (owner is not null && item.ClientEmail is { } client && owner != client)
            {
                Reject(item, new RecordFinding { Code = RuleCodes.ReferenceOfOtherClient, Member = memberOf(item), Expected = model.ToWireName(), Actual = id }, findings);
            }
        }
    }

    private Task<IReadOnlyDictionary<string, StoredRecord>> FindAsync(
        IRecordLookup lookup, RecordModel model, HashSet<string> ids, CancellationToken cancellationToken) =>
        retry.RunAsync((IIntegrator)lookup, load.LoadId, token => lookup.FindAsync(load.Partner, model, ids, token), cancellationToken);

    /// <summary>The existing ones among the ids, each with the client that owns it.</summary>
    private async Task<Dictionary<string, string?>> FindOwnersAsync(RecordModel model, HashSet<string> ids, CancellationToken cancellationToken)
    {
        var owners = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (pipeline.LookupOf(model) is { } lookup)
        {
            foreach (var (id, record) in await FindAsync(lookup, model, ids, cancellationToken).ConfigureAwait(false))
            {
                owners[id] = record.ClientEmail;
            }
        }

        if (isDryRun)
        {
            foreach (var key in await progress.FindStagedAsync(load.LoadId, model, ids, cancellationToken).ConfigureAwait(false))
            {
                if (key.IsErasure)
                {
                    owners.Remove(key.ExternalId);
                }
                else
                {
                    owners.TryAdd(key.ExternalId, key.ClientEmail);
                }
            }
        }

        return owners;
    }
}
