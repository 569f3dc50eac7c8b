using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.ConsoleHost.Loading;
using Qlower.Loaders.ConsoleHost.Output;
using Qlower.Loaders.ConsoleHost.Setup;

namespace Qlower.Loaders.ConsoleHost.Commands;

/// <summary><c>show</c>: prints one load in detail.</summary>
internal static class ShowCommand
{
    public static Argument<string> Load { get; } = new("LOAD") { Description = "The id of the load, or its first characters." };

    public static Command Create(Screen screen)
    {
        var command = new Command("show", "Show one load: counts, findings by rule, archive and reports.")
        {
            Load, StatusCommand.Json, GlobalOptions.Data, GlobalOptions.Config,
        };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(Settings.Of(parsed, screen), parsed.GetRequiredValue(Load), parsed.GetValue(StatusCommand.Json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Settings settings, string prefix, bool isJson, CancellationToken cancellationToken)
    {
        LedgerFile.EnsureExists(settings);
        await using var services = LoaderServices.BuildReader(settings, HostConfiguration.Read(settings.Config, settings.Data));
        var results = services.GetRequiredService<ILoadResults>();
        var load = await LoadId.FindAsync(services.GetRequiredService<ILoadRegistry>(), prefix, cancellationToken);
        var summary = await LoadSummary.ReadAsync(results, load, settings.Data, cancellationToken);
        var findings = await results.GetFindingCountsAsync(load.Id, cancellationToken);
        var catalogue = services.GetService<IRuleBook>()?.For(load.File.Partner);
        if (isJson)
        {
            settings.Screen.Write(LoadJson.One(summary, findings, catalogue));
        }
        else
        {
            Write(settings.Screen, summary, findings, catalogue);
        }

        return ExitCode.Success;
    }

    private static void Write(Screen screen, LoadSummary summary, IReadOnlyList<FindingCount> findings, RuleCatalogue? catalogue)
    {
        var load = summary.Load;
        Field(screen, "load", load.Id);
        Field(screen, "partner", load.File.Partner);
        Field(screen, "file", string.Create(CultureInfo.InvariantCulture, $"{load.File.Name} ({load.File.Length} bytes)"));
        Field(screen, "sha256", load.Sha256);
        Field(screen, "state", load.State.ToString());
        Field(screen, "status", load.Status?.ToWireName(), LoadLines.StyleOf(load.Status));
        Field(screen, "fault", load.IsFaulted ? "a fault on Qlower's side" : null, "red");
        Field(screen, "waits", load.WaitReason is { } reason ? $"{reason} (until {Time(load.NotBefore)}, failures in a row: {load.Failures})" : null, "yellow");
        Field(screen, "worker", load.LeaseOwner);
        Field(screen, "replay of", load.ReplayOf);
        Field(screen, "received", Time(load.ReceivedAt));
        Field(screen, "started", Time(load.StartedAt));
        Field(screen, "processed", Time(load.ProcessedAt));
        Field(screen, "closed", Time(load.ClosedAt));
        Field(screen, "parts", string.Create(CultureInfo.InvariantCulture, $"{load.PartsDone} of {load.Parts} done"));
        Field(screen, "archive", summary.Archive);
        foreach (var report in summary.Reports)
        {
            Field(screen, "report", report);
        }

        Field(screen, "reports", summary.ReportsInBucket);

        screen.Line();
        screen.Table(
            ["integrator", "model", "received", "integrated", "known", "rejected"],
            [.. summary.Counts.Select(row => (string[])
            [
                row.Integrator ?? "all",
                row.Model.ToWireName(),
                Number(row.Counts.Received),
                Number(row.Counts.Integrated),
                Number(row.Counts.AlreadyKnown),
                Number(row.Counts.Rejected),
            ])]);
        if (findings.Count > 0)
        {
            screen.Line();
            screen.Table(
                ["count", "severity", "rule", "model", "title"],
                [.. findings.OrderByDescending(count => count.Severity).ThenByDescending(count => count.Count).Select(count => (string[])
                [
                    Number(count.Count),
                    CheckJson.Severity(count.Severity),
                    count.Code,
                    count.Model?.ToWireName() ?? "-",
                    catalogue?.Find(count.Code)?.Title.English ?? "",
                ])]);
        }
    }

    private static void Field(Screen screen, string name, string? value, string? style = null)
    {
        if (!string.IsNullOrEmpty(value))
        {
            screen.Line($"{name + ":",-11}{value}", style);
        }
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
