using System.Text.Json;

namespace Qlower.Loaders.ConsoleHost.Tests.BadInput;

/// <summary>One load as <c>status --json</c> and <c>show --json</c> tell it.</summary>
internal sealed class LoadedFile
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string State { get; init; }

    public required string? Status { get; init; }

    public required bool IsFaulted { get; init; }

    public required string? WaitReason { get; init; }

    public required string? Archive { get; init; }

    public required IReadOnlyList<string> Reports { get; init; }

    public required LoadedCounts Counts { get; init; }

    /// <summary>Only from <c>show</c>: by integrator (null for the whole) and model.</summary>
    public required IReadOnlyList<LoadedIntegrator> Integrators { get; init; }

    /// <summary>Only from <c>show</c>: by rule code.</summary>
    public required IReadOnlyDictionary<string, long> Findings { get; init; }

    public static LoadedFile Read(JsonElement json) => new()
    {
        Id = json.GetProperty("id").GetString()!,
        Name = json.GetProperty("file").GetString()!,
        State = json.GetProperty("state").GetString()!,
        Status = json.GetProperty("status").GetString(),
        IsFaulted = json.GetProperty("faulted").GetBoolean(),
        WaitReason = json.GetProperty("waiting") is { ValueKind: JsonValueKind.Object } waiting ? waiting.GetProperty("reason").GetString() : null,
        Archive = json.GetProperty("archive").GetString(),
        Reports = [.. json.GetProperty("reports").EnumerateArray().Select(report => report.GetString()!)],
        Counts = LoadedCounts.Read(json.GetProperty("counts")),
        Integrators = json.TryGetProperty("models", out var models) ? [.. models.EnumerateArray().Select(LoadedIntegrator.Read)] : [],
        Findings = json.TryGetProperty("findings", out var findings)
            ? findings.EnumerateArray().GroupBy(finding => finding.GetProperty("code").GetString()!).ToDictionary(group => group.Key, group => group.Sum(finding => finding.GetProperty("count").GetInt64()))
            : new Dictionary<string, long>(),
    };

    public override string ToString() => $"{Name}: {State} {Status}, {Counts}, faulted {IsFaulted}, waits: {WaitReason}, findings {string.Join(", ", Findings)}";
}
