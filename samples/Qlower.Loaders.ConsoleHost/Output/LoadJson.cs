using System.Text.Json;
using Qlower.Loaders.ConsoleHost.Loading;

namespace Qlower.Loaders.ConsoleHost.Output;

/// <summary>Writes loads as JSON.</summary>
internal static class LoadJson
{
    public static string List(IReadOnlyList<LoadSummary> summaries, IReadOnlyList<UnclaimedFile> unclaimed) => JsonOutput.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("loads");
        foreach (var summary in summaries)
        {
            json.WriteStartObject();
            WriteMembers(json, summary);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("unclaimed");
        foreach (var file in unclaimed)
        {
            json.WriteStartObject();
            json.WriteString("source", file.Source);
            json.WriteString("partner", file.Partner);
            json.WriteString("file", file.Name);
            json.WriteString("location", file.Location);
            json.WriteString("reason", file.Reason.ToWireName());
            json.WriteTime("written_at", file.LastModified);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static string One(LoadSummary summary, IReadOnlyList<FindingCount> findings, RuleCatalogue? catalogue) => JsonOutput.Write(json =>
    {
        json.WriteStartObject();
        WriteMembers(json, summary);
        json.WriteStartArray("models");
        foreach (var row in summary.Counts)
        {
            json.WriteStartObject();
            json.WriteString("integrator", row.Integrator);
            json.WriteString("model", row.Model.ToWireName());
            json.WriteCounts("counts", row.Counts);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (var count in findings)
        {
            json.WriteStartObject();
            json.WriteString("code", count.Code);
            json.WriteString("severity", CheckJson.Severity(count.Severity));
            json.WriteString("model", count.Model?.ToWireName());
            json.WriteNumber("count", count.Count);
            json.WriteString("title", catalogue?.Find(count.Code)?.Title.English);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteMembers(Utf8JsonWriter json, LoadSummary summary)
    {
        var load = summary.Load;
        json.WriteString("id", load.Id);
        json.WriteString("partner", load.File.Partner);
        json.WriteString("file", load.File.Name);
        json.WriteNumber("length", load.File.Length);
        json.WriteString("sha256", load.Sha256);
        json.WriteString("state", load.State.ToString());
        json.WriteString("status", load.Status?.ToWireName());
        json.WriteBoolean("faulted", load.IsFaulted);
        json.WriteCounts("counts", summary.Totals);
        if (load.WaitReason is { } reason)
        {
            json.WriteStartObject("waiting");
            json.WriteString("reason", reason);
            json.WriteTime("not_before", load.NotBefore);
            json.WriteNumber("failures", load.Failures);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("waiting");
        }

        json.WriteString("worker", load.LeaseOwner);
        json.WriteNumber("parts", load.Parts);
        json.WriteNumber("parts_done", load.PartsDone);
        json.WriteString("replay_of", load.ReplayOf);
        json.WriteTime("received_at", load.ReceivedAt);
        json.WriteTime("started_at", load.StartedAt);
        json.WriteTime("processed_at", load.ProcessedAt);
        json.WriteTime("closed_at", load.ClosedAt);
        json.WriteString("archive", summary.Archive);
        json.WriteStartArray("reports");
        foreach (var report in summary.Reports)
        {
            json.WriteStringValue(report);
        }

        json.WriteEndArray();
    }
}
