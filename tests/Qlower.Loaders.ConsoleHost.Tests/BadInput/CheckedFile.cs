using System.Text.Json;

namespace Qlower.Loaders.ConsoleHost.Tests.BadInput;

/// <summary>One file's result of <c>validate --format json</c>.</summary>
internal sealed class CheckedFile
{
    public string? File { get; private init; }

    public required string Status { get; init; }

    public required long Received { get; init; }

    public required long Rejected { get; init; }

    public required long Errors { get; init; }

    public required long Informations { get; init; }

    public required bool IsCapped { get; init; }

    public required IReadOnlyList<ReportedFinding> Findings { get; init; }

    /// <summary>The only error among the findings.</summary>
    public ReportedFinding Error
    {
        get
        {
            var errors = Findings.Where(finding => finding.IsError).ToList();
            Assert.That(errors, Has.Count.EqualTo(1), () => ToString());
            return errors[0];
        }
    }

    public static CheckedFile Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var counts = root.GetProperty("counts");
        return new CheckedFile
        {
            File = root.TryGetProperty("file", out var file) ? Path.GetFileName(file.GetString()) : null,
            Status = root.GetProperty("status").GetString()!,
            Received = counts.GetProperty("received").GetInt64(),
            Rejected = counts.GetProperty("rejected").GetInt64(),
            Errors = counts.GetProperty("errors").GetInt64(),
            Informations = counts.GetProperty("informations").GetInt64(),
            IsCapped = counts.GetProperty("findings_capped").GetBoolean(),
            Findings = [.. root.GetProperty("findings").EnumerateArray().Select(ReportedFinding.Read)],
        };
    }

    public override string ToString() => $"{File} {Status}, {Errors} errors\n{string.Join('\n', Findings.OrderBy(finding => !finding.IsError).Take(20))}";
}
