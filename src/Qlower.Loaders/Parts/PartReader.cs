using System.Text.Json;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.Format;
using Qlower.Loaders.Secrets;

namespace Qlower.Loaders.Parts;

/// <summary>Reads the records of a part from the file and deserialises them. Not thread-safe.</summary>
internal sealed partial class PartReader(SourceCursor cursor, LoadContext load, KeyMask keys, ILogger logger)
{
    private readonly RecordReader _records = new(cursor);
    private bool _hasLogged;

    public async Task RunAsync(PartBatch batch, CancellationToken cancellationToken)
    {
        var model = batch.Part.Model;
        foreach (var raw in await _records.ReadAsync(batch.Part, cancellationToken).ConfigureAwait(false))
        {
            try
            {
                batch.Items.Add(new RecordItem(raw, LoaderFormatSerializer.Read(model, raw.Bytes.Span)));
            }
            catch (JsonException error)
            {
                // The schema accepts nothing that the models cannot represent; a value that does it nevertheless rejects its record alone.
                LogOnce(error, model);
                batch.Rejected.Add(raw.Ordinal);
                batch.Findings.Add(raw, model, null, new RecordFinding { Code = RuleCodes.UnreadableValue, Member = MemberOf(error) });
            }
        }
    }

    /// <summary>The member that the path of an exception names: <c>$.amt</c>, <c>$['id-prty']</c>.</summary>
    private static string? MemberOf(JsonException error) =>
        error.Path?.Split('.', '[', '\'', ']').LastOrDefault(name => name.Length > 0) is { } member && member != "$" ? member : null;

    private void LogOnce(JsonException error, RecordModel model)
    {
        if (!_hasLogged)
        {
            _hasLogged = true;
            LogUnreadable(logger, keys.Of(error), model.ToWireName(), load.LoadId, load.Partner);
        }
    }

    [LoggerMessage(
        EventId = 3010,
        EventName = "UnreadableValue",
        Level = LogLevel.Error,
        Message = "The schema accepted a record of {Model} that cannot be read, in load {LoadId} of {Partner}; further ones are not logged.")]
    private static partial void LogUnreadable(ILogger logger, Exception error, string model, string loadId, string partner);
}
