using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Qlower.Loaders.Http.Integration;
using Qlower.Loaders.Http.Wire;
using Qlower.Loaders.Integration;
using Qlower.Loaders.Testing;
using Qlower.Loaders.Testing.Integration;

namespace Qlower.Loaders.Http.Tests;

/// <summary>The contract of integrators over the wire: the service behind it stores records in memory.</summary>
[Conforms(typeof(HttpLookupIntegrator))]
public sealed class HttpLookupIntegratorTests : IntegratorConformance
{
    private InMemoryIntegrator _store = null!;
    private ScriptedService _service = null!;
    private HttpHost _host = null!;

    [TearDown]
    public async Task TearDown()
    {
        await _host.DisposeAsync();
        await _service.DisposeAsync();
    }

    /// <summary>A request does not name the lease: the service answers a batch that is repeated as before.</summary>
    protected override bool FencesLeases => false;

    protected override async Task<IIntegrator> CreateAsync()
    {
        _store = new InMemoryIntegrator();
        _service = await ScriptedService.StartAsync(AnswerAsync);
        _host = new HttpHost(_service.Address);
        return _host.Integrator;
    }

    protected override Task<IReadOnlyDictionary<string, string?>?> ReadAsync(string partner, RecordModel model, string externalId)
    {
        var record = _store.GetRecords(partner, model).SingleOrDefault(record => record.ExternalId == externalId);
        return Task.FromResult<IReadOnlyDictionary<string, string?>?>(
            record?.GetType().GetProperties().ToDictionary(member => member.Name, member => Text(member.GetValue(record))));
    }

    private static IInternalRecord? RecordOf(RecordModel model, JsonElement record)
    {
        if (!record.TryGetProperty("record", out var fields))
        {
            return null;
        }

        return model switch
        {
            RecordModel.Clients => fields.Deserialize(WireContext.Default.Client),
            RecordModel.Declarants => fields.Deserialize(WireContext.Default.Declarant),
            RecordModel.Properties => fields.Deserialize(WireContext.Default.Property),
            RecordModel.Associates => fields.Deserialize(WireContext.Default.Associate),
            RecordModel.Transactions => fields.Deserialize(WireContext.Default.Transaction),
            _ => fields.Deserialize(WireContext.Default.Document),
        };
    }

    private async Task AnswerAsync(HttpContext context, ReceivedRequest request)
    {
        var body = request.Body;
        var partner = body.GetProperty("partner").GetString()!;
        Assert.That(RecordModels.TryParseWireName(body.GetProperty("model").GetString(), out var model), Is.True);
        if (request.Path == "/lookup")
        {
            var found = await _store.FindAsync(partner, model, [.. body.GetProperty("externalIds").EnumerateArray().Select(id => id.GetString()!)]);
            await ScriptedService.WriteAsync(context, JsonSerializer.Serialize(new
            {
                records = found.Select(record => new { externalId = record.Key, loadId = record.Value.LoadId, clientEmail = record.Value.ClientEmail }),
            }));
            return;
        }

        IntegrationRecord[] records =
        [
            .. body.GetProperty("records").EnumerateArray().Select(record => new IntegrationRecord
            {
                ExternalId = record.GetProperty("externalId").GetString()!,
                Offset = record.GetProperty("offset").GetInt64(),
                Record = RecordOf(model, record),
            }),
        ];
        var answers = await _store.IntegrateAsync(RecordSamples.Batch(body.GetProperty("loadId").GetString()!, partner, model, records));
        await ScriptedService.WriteAsync(context, JsonSerializer.Serialize(new
        {
            answers = records.Zip(answers, (record, answer) => new
            {
                externalId = record.ExternalId,
                outcome = JsonNamingPolicy.CamelCase.ConvertName(answer.Outcome.ToString()),
                code = answer.Finding?.Code,
                severity = answer.Finding is { } finding ? JsonNamingPolicy.CamelCase.ConvertName(finding.Severity.ToString()) : null,
                member = answer.Finding?.Member,
                message = answer.Finding?.Message,
                expected = answer.Finding?.Expected,
                actual = answer.Finding?.Actual,
            }),
        }));
    }
}
