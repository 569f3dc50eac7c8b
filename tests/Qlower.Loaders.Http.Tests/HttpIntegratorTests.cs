using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.Testing.Integration;

namespace Qlower.Loaders.Http.Tests;

/// <summary>What is sent, and how answers are read.</summary>
[TestFixture]
internal sealed class HttpIntegratorTests
{
    [Test]
    public async Task Integrate_Batch_SendsItOnceWithItsIdAndHeaders()
    {
        await using var service = await ScriptedService.StartAsync(ScriptedService.IntegrateAsync);
        await using var host = new HttpHost(service.Address);

        var answers = await host.Integrator.IntegrateAsync(Batches.Transactions(2));

        var request = service.Requests.Single();
        Assert.That(answers.Select(answer => answer.Outcome), Is.EqualTo(new[] { IntegrationOutcome.Integrated, IntegrationOutcome.Integrated }));
        Assert.That((request.Path, request.Key), Is.EqualTo(("/batches", $"{Batches.Load}/0")));
        Assert.That(request.Headers["X-Api-Key"], Is.EqualTo(HttpHost.Secret));
        Assert.That(request.Body.GetProperty("batchId").GetString(), Is.EqualTo(request.Key));
        Assert.That(request.Body.GetProperty("records")[1].GetProperty("record").GetProperty("amount").GetRawText(), Is.EqualTo("-12.50"));
        Assert.That(request.Body.GetProperty("records")[1].GetProperty("record").GetProperty("direction").GetString(), Is.EqualTo("debit"));
    }

    [Test]
    public async Task Integrate_Erasure_HasNoRecord()
    {
        await using var service = await ScriptedService.StartAsync(ScriptedService.IntegrateAsync);
        await using var host = new HttpHost(service.Address);

        await host.Integrator.IntegrateAsync(RecordSamples.Batch(Batches.Load, "azur", RecordModel.Properties, RecordSamples.Erasure("P-1", 7)));

        Assert.That(service.Requests.Single().Body.GetProperty("records")[0].GetRawText(), Is.EqualTo("""{"externalId":"P-1","offset":7,"erase":true}"""));
    }

    [Test]
    public async Task Integrate_MoreThanMaxRecords_SplitsWithIdsThatNameTheRecords()
    {
        await using var service = await ScriptedService.StartAsync(ScriptedService.IntegrateAsync);
        await using var host = new HttpHost(service.Address, options => (options.MaxRecords, options.Gzip) = (2, true));

        var answers = await host.Integrator.IntegrateAsync(Batches.Transactions(5));

        Assert.That(answers, Has.Count.EqualTo(5));
        Assert.That(service.Requests.Select(request => request.Key), Is.EqualTo(new[] { $"{Batches.Load}/0/0-1", $"{Batches.Load}/0/2-3", $"{Batches.Load}/0/4-4" }));
        Assert.That(service.Requests.Select(request => request.Body.GetProperty("records").GetArrayLength()), Is.EqualTo(new[] { 2, 2, 1 }));
    }

    [Test]
    public async Task Integrate_Answers_AreMapped()
    {
        await using var service = await ScriptedService.StartAsync((context, _) => ScriptedService.WriteAsync(context, """
            {"batchId":"ignored","answers":[
              {"externalId":"T-1","outcome":"integrated"},
              {"externalId":"T-2","outcome":"alreadyKnown","code":"QLW3001","severity":"warning","message":"similar"},
              {"externalId":"T-3","outcome":"rejected","code":"QLW4002","member":"id-prty","expected":"2026-01-01T00:00:00Z","actual":"P-1"},
              {"externalId":"T-4","outcome":"rejected","code":"CURRENCY","member":"currency","message":"Euros only.","expected":"EUR","actual":"USD"},
              {"externalId":"T-5","outcome":"rejected"}]}
            """));
        await using var host = new HttpHost(service.Address);

        var answers = await host.Integrator.IntegrateAsync(Batches.Transactions(5));

        Assert.That(answers.Select(answer => answer.Outcome), Is.EqualTo(new[]
        {
            IntegrationOutcome.Integrated, IntegrationOutcome.AlreadyKnown, IntegrationOutcome.Rejected, IntegrationOutcome.Rejected, IntegrationOutcome.Rejected,
        }));
        Assert.That(answers.Select(answer => (answer.Finding?.Code, answer.Finding?.Severity, answer.Finding?.Message)), Is.EqualTo(new (string?, FindingSeverity?, string?)[]
        {
            (null, null, null), ("QLW3001", FindingSeverity.Warning, "similar"), ("QLW4002", FindingSeverity.Error, null),
            (RuleCodes.RefusedBySystem, FindingSeverity.Error, "CURRENCY: Euros only."), (RuleCodes.RefusedBySystem, FindingSeverity.Error, null),
        }));
        Assert.That((answers[3].Finding!.Member, answers[3].Finding!.Expected, answers[3].Finding!.Actual), Is.EqualTo(("currency", "EUR", "USD")));
    }

    [Test]
    public async Task Find_Ids_AsksTheService()
    {
        await using var service = await ScriptedService.StartAsync((context, _) => ScriptedService.WriteAsync(
            context, """{"records":[{"externalId":"P-2","loadId":"L","clientEmail":"a@example.fr"}]}"""));
        await using var host = new HttpHost(service.Address);

        var found = await ((IRecordLookup)host.Integrator).FindAsync("azur", RecordModel.Properties, ["P-1", "P-2"]);

        Assert.That(found.Keys, Is.EqualTo(new[] { "P-2" }));
        Assert.That((found["P-2"].LoadId, found["P-2"].ClientEmail), Is.EqualTo(("L", "a@example.fr")));
        Assert.That(service.Requests.Single().Body.GetRawText(), Is.EqualTo("""{"partner":"azur","model":"properties","externalIds":["P-1","P-2"]}"""));
    }

    [Test]
    public async Task Find_RecordThatWasNotAskedFor_IsAFailure()
    {
        await using var service = await ScriptedService.StartAsync((context, _) => ScriptedService.WriteAsync(context, """{"records":[{"externalId":"P-3","loadId":"L"}]}"""));
        await using var host = new HttpHost(service.Address);

        Assert.That(
            () => ((IRecordLookup)host.Integrator).FindAsync("azur", RecordModel.Properties, ["P-1"]),
            Throws.TypeOf<IntegratorUnavailableException>().With.Message.Contains("not asked for"));
    }

    [Test]
    public async Task Lookup_WithoutAddress_IsNone()
    {
        await using var host = new HttpHost(new Uri("http://127.0.0.1:1"), options => options.LookupUrl = null);

        Assert.That(host.Integrator, Is.Not.InstanceOf<IRecordLookup>());
    }

    [Test]
    public async Task Client_HandlerOfTheHost_RunsForEachAttempt()
    {
        await using var service = await ScriptedService.StartAsync((context, _) => ScriptedService.WriteAsync(context, "{}", 503));
        await using var host = new HttpHost(
            service.Address,
            options => options.Attempts = 3,
            builder => builder.ConfigureHttpIntegratorClient("erp", client => client.AddHttpMessageHandler(() => new TokenHandler())));

        Assert.That(() => host.Integrator.IntegrateAsync(Batches.Transactions(1)), Throws.TypeOf<IntegratorUnavailableException>());

        Assert.That(service.Requests.Select(request => request.Headers["Authorization"]), Is.EqualTo(new[] { "Bearer 1", "Bearer 2", "Bearer 3" }));
        Assert.That(service.Requests.Select(request => request.Key).Distinct(), Has.Exactly(1).Items);
        Assert.That(service.Requests.Select(request => request.Body.GetRawText()).Distinct(), Has.Exactly(1).Items);
    }

    [Test]
    public async Task Integrate_Success_LogsNoEntryAboveDebugAndNoSecret()
    {
        await using var service = await ScriptedService.StartAsync(ScriptedService.IntegrateAsync);
        await using var host = new HttpHost(service.Address);

        await host.Integrator.IntegrateAsync(Batches.Transactions(1));

        Assert.That(host.Log.Entries.Where(entry => entry.Level > LogLevel.Debug), Is.Empty);
        Assert.That(host.Log.Entries.Select(entry => entry.Text), Has.None.Contains(HttpHost.Secret));
    }

    [Test]
    public async Task Integrate_Cancelled_IsCancelled()
    {
        using var cancel = new CancellationTokenSource();
        await using var service = await ScriptedService.StartAsync(async (context, _) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        await using var host = new HttpHost(service.Address);

        Assert.That(() => host.Integrator.IntegrateAsync(Batches.Transactions(1), cancel.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Members_OfRecords_AreThoseOfTheDocumentation()
    {
        var record = JsonSerializer.Serialize(Batches.Rent("T-1"), Wire.WireContext.Default.Transaction);

        Assert.That(
            JsonDocument.Parse(record).RootElement.EnumerateObject().Select(member => member.Name),
            Is.EquivalentTo(new[]
            {
                "externalId", "propertyId", "clientEmail", "tenantId", "executionDate", "fiscalYear", "amount", "direction", "currency", "purpose", "category", "reference",
            }));
    }
}
