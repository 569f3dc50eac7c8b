using Qlower.Loaders.Tests.EndToEnd;

namespace Qlower.Loaders.Tests.FaultInjection;

/// <summary>
/// Puts one fault at a time into a valid file: one finding a root cause, nothing untrue in either language, and the correction where it can be known.
/// </summary>
[TestFixture]
internal sealed class FaultInjectionTests
{
    private readonly LoaderFixture _loaders = new();

    [OneTimeTearDown]
    public async Task DisposeAsync() => await _loaders.DisposeAsync();

    [Test]
    public async Task CheckAsync_NoFault_FindsNothing()
    {
        foreach (var shape in (string[])["flat", "by client", "nested"])
        {
            var field = FaultFields.All.First(field => field.Model == "transactions");
            var report = await CheckAsync(FaultFile.With(new Fault(field, "none", field.Name, field.Valid, null), shape));

            Assert.That(await report.Findings.Select(finding => report.Describe(finding).Message).ToListAsync(), Is.Empty, shape);
        }
    }

    [Test]
    public async Task CheckAsync_EachFaultAlone_FindsOneCauseInTrueWordsWithTheCorrection()
    {
        var tally = new FaultTally();
        foreach (var fault in FaultGenerator.All)
        {
            foreach (var shape in FaultFile.ShapesOf(fault.Field.Model))
            {
                await JudgeAsync(fault, shape, tally);
            }
        }

        await TestContext.Out.WriteLineAsync(tally.ToString());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(tally.Faults, Is.GreaterThanOrEqualTo(400));
            Assert.That(tally.ErrorsPerFault, Is.LessThanOrEqualTo(1.0));
            Assert.That(tally.NotFound, Is.Empty, "faults that are not found");
            Assert.That(tally.Untrue, Is.Empty, "untrue statements");
            Assert.That(tally.Repeated, Is.Empty, "more than one finding for one cause");
            Assert.That(tally.WrongSuggestions, Is.Empty, "suggestions that are wrong, or where none can be known");
            Assert.That(tally.NotAccepted, Is.Empty, "suggestions that are not accepted");
            Assert.That(tally.ShareSuggested, Is.GreaterThanOrEqualTo(0.95), string.Join('\n', tally.NotSuggested));
        }
    }

    private async Task JudgeAsync(Fault fault, string shape, FaultTally tally)
    {
        var report = await CheckAsync(FaultFile.With(fault, shape));
        var findings = await report.Findings.ToListAsync();
        var errors = findings.Count(finding => finding.Severity == FindingSeverity.Error);
        var name = $"{fault} ({shape})";
        tally.Add(errors);
        if (fault.IsError ? errors == 0 : !findings.Exists(finding => finding.Severity == FindingSeverity.Warning))
        {
            tally.NotFound.Add(name);
        }

        if (findings.Count(finding => finding.Severity != FindingSeverity.Information) > 1)
        {
            tally.Repeated.Add($"{name}: {string.Join(" | ", findings.Select(finding => report.Describe(finding).Message))}");
        }

        foreach (var finding in findings)
        {
            foreach (var language in (ReportLanguage[])[ReportLanguage.French, ReportLanguage.English])
            {
                var description = report.Rules.Describe(finding, language);
                if (UntrueStatements.Of(fault, finding, description, errors > 0) is { } reason)
                {
                    tally.Untrue.Add($"{name}: {reason}: {finding.Code} {description.Message} {description.Hint}");
                }
            }
        }

        await JudgeSuggestionAsync(fault, shape, name, report, findings, tally);
    }

    private async Task JudgeSuggestionAsync(Fault fault, string shape, string name, LoadReport report, List<Finding> findings, FaultTally tally)
    {
        var suggesting = findings.Find(finding => finding.Suggestion is not null);
        var suggestion = suggesting?.Suggestion;
        var text = fault.IsOfKey ? suggestion?.Key : suggestion?.Value;
        if (fault.Correction is { } correction)
        {
            var isSaid = suggesting is not null && new[] { ReportLanguage.French, ReportLanguage.English }
                .All(language => report.Rules.RenderHint(suggesting, language).Contains(correction, StringComparison.Ordinal));
            var isExact = text == correction && isSaid;
            tally.AddSuggestion(isExact, $"{name}: {correction} expected, {suggestion?.GetText()} suggested");
        }

        if (suggestion is null)
        {
            return;
        }

        if (fault.Correction is null || text != fault.Correction)
        {
            tally.WrongSuggestions.Add($"{name}: {suggestion.Key ?? suggestion.Value}");
        }

        var again = await CheckAsync(FaultFile.Corrected(fault, shape, suggestion));
        if (again.Findings.Count > 0 && fault.Field.Name != "remove")
        {
            tally.NotAccepted.Add($"{name}: {suggestion.GetText()}: {string.Join(" | ", await again.Findings.Select(finding => again.Describe(finding).Message).ToListAsync())}");
        }
    }

    private async Task<LoadReport> CheckAsync(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return await _loaders.Get<IFileCheck>().CheckAsync(stream, "file.json");
    }
}
