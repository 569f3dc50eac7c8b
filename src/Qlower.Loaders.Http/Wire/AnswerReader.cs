namespace Qlower.Loaders.Http.Wire;

/// <summary>Reads the answers of a service. Messages quote nothing of an answer.</summary>
internal static class AnswerReader
{
    private const int LongestText = 1_000;

    /// <summary>Returns one answer for each record.</summary>
    /// <exception cref="IntegratorUnavailableException">The answers are not those of the records.</exception>
    public static IEnumerable<IntegrationAnswer> Read(BatchAnswers? batch, IReadOnlyList<IntegrationRecord> records, Range range)
    {
        var (start, count) = range.GetOffsetAndLength(records.Count);
        if (batch?.Answers is not { } answers)
        {
            throw HttpFailure.Of("its answer has no member 'answers'");
        }

        if (answers.Count != count)
        {
            throw HttpFailure.Of($"it answered on {answers.Count} of {count} records");
        }

        return answers.Select((answer, index) => Read(answer, records[start + index], index)).ToArray();
    }

    /// <summary>Returns the records that were found, by external id.</summary>
    /// <exception cref="IntegratorUnavailableException">An answer is about a record that was not asked for.</exception>
    public static IEnumerable<KeyValuePair<string, StoredRecord>> Read(LookupAnswers? lookup, IReadOnlyCollection<string> externalIds)
    {
        if (lookup?.Records is not { } records)
        {
            throw HttpFailure.Of("its answer has no member 'records'");
        }

        var asked = externalIds.ToHashSet(StringComparer.Ordinal);
        return records.Select(record => record is { ExternalId: { } id, LoadId: { } load } && asked.Remove(id)
            ? KeyValuePair.Create(id, new StoredRecord(load, record.ClientEmail))
            : throw HttpFailure.Of("it answered on a record that was not asked for, twice on one, or without 'externalId' and 'loadId'")).ToArray();
    }

    private static IntegrationAnswer Read(RecordAnswer? answer, IntegrationRecord record, int index)
    {
        if (answer?.ExternalId != record.ExternalId)
        {
            throw HttpFailure.Of($"its answer {index} is about another record: answers must have the order of the records");
        }

        return answer.Outcome switch
        {
            "integrated" => FindRemark(answer, index) is { } remark ? IntegrationAnswer.IntegratedWith(remark) : IntegrationAnswer.Integrated,
            "alreadyKnown" => FindRemark(answer, index) is { } remark ? IntegrationAnswer.AlreadyKnownWith(remark) : IntegrationAnswer.AlreadyKnown,
            "rejected" => IntegrationAnswer.Rejected(Finding(answer, FindingSeverity.Error)),
            _ => throw HttpFailure.Of($"its answer {index} has an unknown outcome"),
        };
    }

    private static RecordFinding? FindRemark(RecordAnswer answer, int index) => answer switch
    {
        { Code: null, Message: null } => null,
        { Severity: "warning" } => Finding(answer, FindingSeverity.Warning),
        { Severity: "information" or null } => Finding(answer, FindingSeverity.Information),
        _ => throw HttpFailure.Of($"its answer {index} has a remark of an unknown severity"),
    };

    /// <summary>A code that is none of the format's is part of the message: the partner's report explains only codes that it knows.</summary>
    private static RecordFinding Finding(RecordAnswer answer, FindingSeverity severity)
    {
        var isKnown = answer.Code?.StartsWith("QLW", StringComparison.Ordinal) == true;
        var message = isKnown || answer.Code is null ? answer.Message : $"{answer.Code}: {answer.Message}".TrimEnd(' ', ':');
        return new RecordFinding
        {
            Code = isKnown ? answer.Code! : RuleCodes.RefusedBySystem,
            Severity = severity,
            Member = Bound(answer.Member),
            Message = Bound(message),
            Expected = Bound(answer.Expected),
            Actual = Bound(answer.Actual),
        };
    }

    private static string? Bound(string? text) => text is { Length: > LongestText } ? text[..(LongestText - 1)] + "…" : text;
}
