using Qlower.Loaders.ModelBased.Tests.Files;

namespace Qlower.Loaders.ModelBased.Tests.Oracle;

/// <summary>A record of a file that the model processes. Not thread-safe.</summary>
internal sealed class ModelRecord(SentRecord sent, ModelRecord? parent, ModelRecord? client)
{
    public SentRecord Sent { get; } = sent;

    public ModelRecord? Parent { get; } = parent;

    public ModelRecord? Client { get; } = client;

    public string? Property => Parent?.Sent.Model == RecordModel.Properties ? Parent.Sent.Id : Sent.Property;

    public string? Declarant => Parent?.Sent.Model == RecordModel.Declarants ? Parent.Sent.Id : Sent.Declarant;

    /// <summary><see langword="null"/> until it was processed.</summary>
    public IntegrationOutcome? Outcome { get; set; }

    public bool IsRejected => Outcome == IntegrationOutcome.Rejected;

    /// <summary>Returns the records of a file, in its order.</summary>
    public static IReadOnlyList<ModelRecord> Of(SentFile file)
    {
        var records = new List<ModelRecord>();
        foreach (var client in file.Clients)
        {
            var block = new ModelRecord(new SentRecord(RecordModel.Clients, client.Email, client.Text) { IsInvalid = client.IsInvalid }, null, null);
            records.Add(block);
            records.AddRange(client.Records.SelectMany(record => Walk(record, null, block)));
        }

        records.AddRange(file.Records.SelectMany(record => Walk(record, null, null)));
        return records;
    }

    private static IEnumerable<ModelRecord> Walk(SentRecord sent, ModelRecord? parent, ModelRecord? client)
    {
        var record = new ModelRecord(sent, parent, client);
        return sent.Nested.SelectMany(nested => Walk(nested, record, client)).Prepend(record);
    }
}
