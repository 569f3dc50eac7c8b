using System.Text.Json;
using Qlower.Loaders.Format;
using Qlower.Loaders.Rules;

namespace Qlower.Loaders.Parts;

/// <summary>Reads the records of a part from the file and deserialises them. Not thread-safe.</summary>
internal sealed class PartReader(SourceCursor cursor, RuleFaults faults)
{
    private static readonly RuleIdentity Reader = new(typeof(LoaderFormatSerializer).FullName!, null);

    private readonly RecordReader _records = new(cursor);

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
                // The schema accepted what the models cannot represent: a defect of the loader, not of the file.
                batch.Rejected.Add(raw.Ordinal);
                batch.Findings.Add(raw, model, null, faults.Create(Reader, error));
            }
        }
    }
}
