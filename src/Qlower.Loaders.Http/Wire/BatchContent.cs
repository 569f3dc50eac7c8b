using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Qlower.Loaders.Model;

namespace Qlower.Loaders.Http.Wire;

/// <summary>The body of a batch. It is written to the connection record by record, and anew for each attempt.</summary>
internal sealed class BatchContent : HttpContent
{
    private const int FlushAt = 32 << 10;

    private readonly IntegrationBatch _batch;
    private readonly string _id;
    private readonly Range _range;
    private readonly bool _isCompressed;

    /// <param name="batch">The batch.</param>
    /// <param name="id">The id of the request, the same on each attempt.</param>
    /// <param name="range">The records of the batch to send.</param>
    /// <param name="isCompressed">Whether to compress with gzip.</param>
    public BatchContent(IntegrationBatch batch, string id, Range range, bool isCompressed)
    {
        (_batch, _id, _range, _isCompressed) = (batch, id, range, isCompressed);
        Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        if (isCompressed)
        {
            Headers.ContentEncoding.Add("gzip");
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (!_isCompressed)
        {
            await WriteAsync(stream, cancellationToken).ConfigureAwait(false);
            return;
        }

        var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true);
        await using var disposing = gzip.ConfigureAwait(false);
        await WriteAsync(gzip, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        var json = new Utf8JsonWriter(stream);
        await using var disposing = json.ConfigureAwait(false);
        json.WriteStartObject();
        json.WriteString("batchId", _id);
        json.WriteString("loadId", _batch.Load.LoadId);
        json.WriteString("partner", _batch.Load.Partner);
        json.WriteString("model", _batch.Model.ToWireName());
        json.WriteString("receivedAt", _batch.Load.ReceivedAt);
        json.WriteStartArray("records");
        var (start, count) = _range.GetOffsetAndLength(_batch.Records.Count);
        for (var i = start; i < start + count; i++)
        {
            Write(json, _batch.Records[i]);
            if (json.BytesPending > FlushAt)
            {
                await json.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static void Write(Utf8JsonWriter json, IntegrationRecord record)
    {
        json.WriteStartObject();
        json.WriteString("externalId", record.ExternalId);
        json.WriteNumber("offset", record.Offset);
        if (record.Record is { } stored)
        {
            json.WritePropertyName("record");
            Write(json, stored);
        }
        else
        {
            json.WriteBoolean("erase", true);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IInternalRecord record)
    {
        switch (record)
        {
            case Client client:
                JsonSerializer.Serialize(json, client, WireContext.Default.Client);
                break;
            case Declarant declarant:
                JsonSerializer.Serialize(json, declarant, WireContext.Default.Declarant);
                break;
            case Property property:
                JsonSerializer.Serialize(json, property, WireContext.Default.Property);
                break;
            case Associate associate:
                JsonSerializer.Serialize(json, associate, WireContext.Default.Associate);
                break;
            case Transaction transaction:
                JsonSerializer.Serialize(json, transaction, WireContext.Default.Transaction);
                break;
            case Document document:
                JsonSerializer.Serialize(json, document, WireContext.Default.Document);
                break;
            default:
                throw new ArgumentException($"A record of the type {record.GetType()} has no JSON.", nameof(record));
        }
    }
}
