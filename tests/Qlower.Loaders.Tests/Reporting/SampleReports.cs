namespace Qlower.Loaders.Tests.Reporting;

/// <summary>Small reports for single questions.</summary>
internal static class SampleReports
{
    private static readonly DateTimeOffset At = new(2026, 1, 5, 9, 46, 28, TimeSpan.Zero);

    public static LoadReport Empty { get; } = Of(LoadStatus.Success, default);

    public static LoadReport Of(LoadStatus status, LoadCounts totals, params Finding[] findings) =>
        Of(ReportLanguage.French, status, totals, findings);

    public static LoadReport Of(ReportLanguage language, LoadStatus status, LoadCounts totals, params Finding[] findings) =>
        Named("azur.json", language, status, totals, findings);

    public static LoadReport Named(string fileName, ReportLanguage language, LoadStatus status, LoadCounts totals, params Finding[] findings) =>
        Stored(fileName, language, status, totals, findings, new ReportFindings(findings));

    /// <summary>A report of findings that are read by <paramref name="stored"/>.</summary>
    public static LoadReport Stored(
        string fileName, ReportLanguage language, LoadStatus status, LoadCounts totals, Finding[] findings, ReportFindings stored) => new()
        {
            LoadId = "0199c1d2e3f4a5b60718293a4b5c6d7e",
            Partner = "azur",
            Language = language,
            FileName = fileName,
            Length = 42,
            Status = status,
            ReceivedAt = At,
            StartedAt = At,
            EndedAt = At.AddMilliseconds(842),
            Totals = totals,
            Models = totals.Received == 0 ? [] : [new ModelCounts(RecordModel.Transactions, totals)],
            Findings = stored,
            FindingCounts =
        [
            .. findings.GroupBy(finding => (finding.Code, finding.Severity, finding.Model))
                .Select(group => new FindingCount(group.Key.Code, group.Key.Severity, group.Key.Model, group.Count())),
        ],
        };

    public static Finding Finding(
        string code, FindingSeverity severity = FindingSeverity.Error, RecordModel? model = null, string? id = null, bool isFault = false) => new()
        {
            Code = code,
            Severity = severity,
            Model = model,
            ExternalId = id,
            IsFault = isFault,
            CreatedAt = At,
        };
}
