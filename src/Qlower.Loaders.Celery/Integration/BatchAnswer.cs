using System.Text.Json;

namespace Qlower.Loaders.Celery.Integration;

/// <summary>
/// Reads the result of the task: <c>{"answers": [{"external_id": …, "outcome": …, "message": …, "member": …}]}</c>, one answer a record, in the
/// order of the records.
/// </summary>
internal static class BatchAnswer
{
    /// <exception cref="IntegratorUnavailableException">The result does not answer these records; the message quotes nothing of it.</exception>
    public static IReadOnlyList<IntegrationAnswer> Read(string integrator, JsonElement result, IReadOnlyList<IntegrationRecord> records)
    {
        if (result.ValueKind != JsonValueKind.Object || !result.TryGetProperty("answers", out var answers) || answers.ValueKind != JsonValueKind.Array)
        {
            throw new IntegratorUnavailableException($"The task of the integrator {integrator} did not return answers.");
        }

        if (answers.GetArrayLength() != records.Count)
        {
            throw new IntegratorUnavailableException($"The integrator {integrator} answered on {answers.GetArrayLength()} of {records.Count} records.");
        }

        return [.. answers.EnumerateArray().Zip(records, (answer, record) => Read(integrator, answer, record))];
    }

    private static IntegrationAnswer Read(string integrator, JsonElement answer, IntegrationRecord record)
    {
        if (answer.ValueKind != JsonValueKind.Object || (Text(answer, "external_id") is { } id && id != record.ExternalId))
        {
            throw new IntegratorUnavailableException($"The integrator {integrator} did not answer in the order of the records.");
        }

        return Text(answer, "outcome") switch
        {
            "integrated" => IntegrationAnswer.Integrated,
            "already_known" => IntegrationAnswer.AlreadyKnown,
            "rejected" => IntegrationAnswer.Rejected(new RecordFinding
            {
                Code = RuleCodes.RefusedBySystem,
                Member = Text(answer, "member"),
                Message = Text(answer, "message"),
            }),
            _ => throw new IntegratorUnavailableException($"The integrator {integrator} answered with an unknown outcome."),
        };
    }

    private static string? Text(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which Python writes for bytes that are not text.
            return value.GetRawText().Trim('"');
        }
    }
}
