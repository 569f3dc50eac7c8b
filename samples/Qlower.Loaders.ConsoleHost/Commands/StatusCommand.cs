using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.ConsoleHost.Loading;
using Qlower.Loaders.ConsoleHost.Output;
using Qlower.Loaders.ConsoleHost.Setup;

namespace Qlower.Loaders.ConsoleHost.Commands;

/// <summary><c>status</c>: lists the loads of a folder, newest first, and the files that have no load.</summary>
internal static class StatusCommand
{
    public static Option<bool> Json { get; } = new("--json") { Description = "Print JSON." };

    public static Command Create(Screen screen)
    {
        var limit = new Option<int>("--limit") { Description = "The maximum number of loads.", HelpName = "N", DefaultValueFactory = _ => 100 };
        limit.Validators.Add(result =>
        {
            if (!result.Errors.Any() && result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--limit must be at least 1.");
            }
        });
        var command = new Command("status", "List the loads of a folder: state, outcome, counts, and the reason of a wait; and the files that are not loaded, with the reason.")
        {
            Json, GlobalOptions.Data, GlobalOptions.Config, limit,
        };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(Settings.Of(parsed, screen), parsed.GetValue(Json), parsed.GetValue(limit), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Settings settings, bool isJson, int limit, CancellationToken cancellationToken)
    {
        var summaries = new List<LoadSummary>();
        IReadOnlyList<ForeignLedger> foreign = [];
        if (LedgerFile.Exists(settings))
        {
            await using var services = LoaderServices.BuildReader(settings);
            var results = services.GetRequiredService<ILoadResults>();
            foreach (var load in await services.GetRequiredService<ILoadRegistry>().ListAsync(new LoadQuery { Limit = limit }, cancellationToken))
            {
                summaries.Add(await LoadSummary.ReadAsync(results, load, settings.Data, cancellationToken));
            }

            foreign = await services.GetRequiredService<IClaimRecovery>().ListAsync(cancellationToken);
        }

        var unclaimed = await UnclaimedListing.ReadAsync(settings, settings.Config, cancellationToken);
        if (isJson)
        {
            settings.Screen.Write(LoadJson.List(summaries, unclaimed));
        }
        else
        {
            Write(settings, summaries, unclaimed);
        }

        foreach (var other in foreign)
        {
            settings.Screen.Error(
                $"{other.Claims.Count} files in {VisibleText.Of(settings.Data)} are claimed by ledger {VisibleText.Of(other.Ledger)}"
                + (other.IsInUse ? ", which is in use." : ", which is not in use: see 'qlower-loaders recover --dry-run'."));
        }

        return ExitCode.Success;
    }

    private static void Write(Settings settings, List<LoadSummary> summaries, IReadOnlyList<UnclaimedFile> unclaimed)
    {
        if (summaries.Count == 0)
        {
            settings.Screen.Line($"There are no loads in {settings.Data}.");
        }
        else
        {
            WriteLoads(settings.Screen, summaries);
        }

        if (unclaimed.Count > 0)
        {
            settings.Screen.Line($"Files without a load: {unclaimed.Count.ToString(CultureInfo.InvariantCulture)}");
            settings.Screen.Table(
                ["source", "partner", "file", "written", "reason"],
                [.. unclaimed.Select(Row)],
                row => row[^1] == UnclaimedReason.Waiting.ToText() ? null : "yellow");
        }
    }

    private static void WriteLoads(Screen screen, List<LoadSummary> summaries)
    {
        screen.Table(
            ["load", "partner", "file", "state", "status", "received", "integrated", "known", "rejected", "note"],
            [.. summaries.Select(Row)],
            row => row[4] switch { "SUCCESS" => "green", "PARTIAL_SUCCESS" => "yellow", "ERROR" => "red", _ => null });
    }

    private static string[] Row(LoadSummary summary) =>
    [
        summary.Load.Id,
        summary.Load.File.Partner,
        summary.Load.File.Name,
        summary.Load.State.ToString(),
        summary.Load.Status?.ToWireName() ?? "-",
        Number(summary.Totals.Received),
        Number(summary.Totals.Integrated),
        Number(summary.Totals.AlreadyKnown),
        Number(summary.Totals.Rejected),
        summary.Load.WaitReason is { } reason ? reason.StartsWith("waiting on ", StringComparison.Ordinal) ? reason : $"waits: {reason}" : summary.Load.WaitsForLoad is { } holder ? $"waits for load {holder}" : summary.Load.IsFaulted ? "fault on Qlower's side" : summary.Load.ReplayOf is { } first ? $"replay of {first}" : "",
    ];

    private static string[] Row(UnclaimedFile file) =>
    [
        file.Source,
        file.Partner.Length == 0 ? "-" : file.Partner,
        file.Name,
        file.LastModified?.UtcDateTime.ToString("u", CultureInfo.InvariantCulture) ?? "-",
        file.Reason.ToText(),
    ];

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
