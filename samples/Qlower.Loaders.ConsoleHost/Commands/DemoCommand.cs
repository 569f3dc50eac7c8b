using System.CommandLine;
using System.Globalization;
using Qlower.Loaders.ConsoleHost.Demo;
using Qlower.Loaders.ConsoleHost.Loading;
using Qlower.Loaders.ConsoleHost.Output;
using Qlower.Loaders.ConsoleHost.Setup;

namespace Qlower.Loaders.ConsoleHost.Commands;

/// <summary><c>demo</c>: loads the sample files of two fictitious partners and prints a summary.</summary>
internal static class DemoCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Option<string> Folder { get; } = new("--dir")
    {
        Description = "The folder of the demo.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "./qlower-demo",
    };

    public static Command Create(Screen screen)
    {
        var command = new Command("demo", "Load the sample files of two partners. In a second run, valid records are already known.") { Folder };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, screen, cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var shown = parsed.GetValue(Folder)!;
        var settings = new Settings
        {
            Screen = screen,
            Data = Path.GetFullPath(shown),
            LogLevel = GlobalOptions.LogLevelOf(parsed),
            IsVerbose = parsed.GetValue(GlobalOptions.Verbose),
        };
        var files = await DemoFolder.UnpackAsync(settings.Data, cancellationToken);
        var configuration = HostConfiguration.Read(Path.Combine(settings.Data, HostConfiguration.FileName), settings.Data);
        foreach (var (partner, _) in files)
        {
            Partners.EnsureKnown(configuration, partner);
        }

        await using var session = await LoadSession.OpenAsync(settings, configuration, Patience);
        return await Waiting.GuardAsync(screen, async () =>
        {
            var loads = new List<LoadEntry>();
            foreach (var (partner, path) in files)
            {
                loads.AddRange(await session.TakeAsync(partner, [path], cancellationToken));
            }

            var summaries = await session.RunAsync(loads, _ => { }, cancellationToken);
            if (Waiting.Conclude(screen, summaries) == ExitCode.Waiting)
            {
                return ExitCode.Waiting;
            }

            await PrintAsync(session, screen, summaries, shown, cancellationToken);
            return ExitCode.Success;
        });
    }

    private static async Task PrintAsync(
        LoadSession session, Screen screen, IReadOnlyList<LoadSummary> summaries, string folder, CancellationToken cancellationToken)
    {
        var rows = new List<string[]>();
        foreach (var summary in summaries)
        {
            rows.Add(
            [
                summary.Load.File.Name,
                summary.Load.File.Partner,
                summary.Load.Status!.Value.ToWireName(),
                Number(summary.Totals.Received),
                Number(summary.Totals.Integrated),
                Number(summary.Totals.AlreadyKnown),
                Number(summary.Totals.Rejected),
                await FirstFinding.OfAsync(session, summary.Load, cancellationToken),
            ]);
        }

        screen.Table(
            ["file", "partner", "status", "received", "integrated", "already known", "rejected", "first finding"],
            rows,
            row => row[2] switch { "SUCCESS" => "green", "PARTIAL_SUCCESS" => "yellow", _ => "red" });
        screen.Line();
        screen.Line($"Files as they were sent: {Path.Combine(folder, "samples")}");
        screen.Line($"Archived, with a report beside each: {Path.Combine(folder, "success")} and {Path.Combine(folder, "failure")}");
        if (summaries.SelectMany(summary => summary.Reports).FirstOrDefault(report => report.EndsWith(".html", StringComparison.Ordinal)
            && report.Contains($"{Path.DirectorySeparatorChar}failure{Path.DirectorySeparatorChar}", StringComparison.Ordinal)) is { } page)
        {
            screen.Line($"Example of a report: {page}");
        }

        screen.Line($"Next: qlower-loaders status --data {folder}; qlower-loaders show {summaries[0].Load.Id} --data {folder}");
        screen.Line("Run the demo again: valid records are already known, and erased ones are created again.");
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
