using System.Globalization;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Http.Wire;

namespace Qlower.Loaders.Http.Integration;

/// <summary>Posts each batch to a service, and returns its answers. The service is idempotent by the batch id and by the ids of records. Thread-safe.</summary>
internal class HttpIntegrator(string name, HttpService service, IOptionsMonitor<HttpIntegratorOptions> monitor) : IIntegrator
{
    public string Name => name;

    protected HttpService Service => service;

    protected HttpIntegratorOptions Options => monitor.Get(name);

    public bool Accepts(RecordModel model) => Enum.IsDefined(model) && (Options.Models.Count == 0 || Options.Models.Contains(model));

    public async Task<IReadOnlyList<IntegrationAnswer>> IntegrateAsync(IntegrationBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Model != RecordModel.Properties && batch.Records.Any(record => record.IsErasure))
        {
            throw new ArgumentException($"Only properties are erased, not {batch.Model.ToWireName()}.", nameof(batch));
        }

        var answers = new List<IntegrationAnswer>(batch.Records.Count);
        for (var start = 0; start < batch.Records.Count; start += Options.MaxRecords)
        {
            var range = start..Math.Min(start + Options.MaxRecords, batch.Records.Count);
            answers.AddRange(await PostAsync(batch, range, cancellationToken).ConfigureAwait(false));
        }

        return answers;
    }

    private async Task<IEnumerable<IntegrationAnswer>> PostAsync(IntegrationBatch batch, Range range, CancellationToken cancellationToken)
    {
        // A slice names its records, so that another MaxRecords never gives the same id to other records.
        var id = range.Equals(..batch.Records.Count)
            ? batch.BatchId
            : string.Create(CultureInfo.InvariantCulture, $"{batch.BatchId}/{range.Start.Value}-{range.End.Value - 1}");
        using var request = new HttpRequestMessage(HttpMethod.Post, Options.Url) { Content = new BatchContent(batch, id, range, Options.Gzip) };
        request.Headers.Add("Idempotency-Key", id);
        var answers = await service.SendAsync(request, Options, WireContext.Default.BatchAnswers, cancellationToken).ConfigureAwait(false);
        return AnswerReader.Read(answers, batch.Records, range);
    }
}
