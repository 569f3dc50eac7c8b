using System.Globalization;
using Qlower.Loaders.Parts;

namespace Qlower.Loaders.Integration;

/// <summary>Creates the batches that integrators receive.</summary>
internal static class IntegrationBatches
{
    /// <summary>The id of a part's batch, the same on every attempt.</summary>
    public static string IdOf(string loadId, int ordinal) => string.Create(CultureInfo.InvariantCulture, $"{loadId}/{ordinal}");

    /// <summary>The batch of a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="load">The load.</param>
    /// <param name="items">The records to send, in order of the file.</param>
    public static IntegrationBatch Of(LoadPart part, LoadContext load, IReadOnlyList<RecordItem> items) => new()
    {
        BatchId = IdOf(load.LoadId, part.Ordinal),
        Load = load,
        Model = part.Model,
        Records =
        [
            .. items.Select(item => new IntegrationRecord
            {
                ExternalId = item.Sent.ExternalId,
                Offset = item.Raw.Start.Offset,
                Record = item.Transformed?.Result,
                Changes = item.Transformed?.Changes ?? [],
            }),
        ],
    };
}
