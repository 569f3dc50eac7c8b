using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Http.Wire;

namespace Qlower.Loaders.Http.Integration;

/// <summary>An integrator whose service also answers which records it has. Thread-safe.</summary>
internal sealed class HttpLookupIntegrator(string name, HttpService service, IOptionsMonitor<HttpIntegratorOptions> monitor)
    : HttpIntegrator(name, service, monitor), IRecordLookup
{
    public async Task<IReadOnlyDictionary<string, StoredRecord>> FindAsync(
        string partner, RecordModel model, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(partner);
        ArgumentNullException.ThrowIfNull(externalIds);
        var found = new Dictionary<string, StoredRecord>(StringComparer.Ordinal);
        foreach (var ids in externalIds.Distinct(StringComparer.Ordinal).Chunk(Options.MaxRecords))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Options.LookupUrl) { Content = ContentOf(partner, model, ids) };
            var answers = await Service.SendAsync(request, Options, WireContext.Default.LookupAnswers, cancellationToken).ConfigureAwait(false);
            foreach (var (id, record) in AnswerReader.Read(answers, ids))
            {
                found[id] = record;
            }
        }

        return found;
    }

    private static ByteArrayContent ContentOf(string partner, RecordModel model, string[] ids)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(
            new LookupRequest { Partner = partner, Model = model.ToWireName(), ExternalIds = ids }, WireContext.Default.LookupRequest));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        return content;
    }
}
