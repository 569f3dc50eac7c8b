using System.Text.Json;

namespace Qlower.Loaders.ConsoleHost.Tests.BadInput;

/// <summary>A finding as <c>validate --format json</c> tells it.</summary>
internal sealed record ReportedFinding(string Code, string Severity, string? Model, string? Id, long? Line, long? Column, long? Offset, string Message)
{
    public bool IsError => Severity == "error";

    public static ReportedFinding Read(JsonElement json) => new(
        json.GetProperty("code").GetString()!,
        json.GetProperty("severity").GetString()!,
        json.GetProperty("model").GetString(),
        json.GetProperty("id").GetString(),
        Number(json.GetProperty("line")),
        Number(json.GetProperty("column")),
        Number(json.GetProperty("offset")),
        json.GetProperty("message").GetString()!);

    private static long? Number(JsonElement json) => json.ValueKind == JsonValueKind.Null ? null : json.GetInt64();
}
