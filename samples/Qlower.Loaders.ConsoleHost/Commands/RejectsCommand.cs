using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.ConsoleHost.Loading;
using Qlower.Loaders.ConsoleHost.Output;
using Qlower.Loaders.ConsoleHost.Setup;

namespace Qlower.Loaders.ConsoleHost.Commands;

/// <summary><c>rejects</c>: writes the rejected records of a load to a file, perhaps corrected as suggested.</summary>
internal static class RejectsCommand
{
    private const string RejectsSuffix = ".rejects.json";
    private const string CorrectedSuffix = ".corrected.json";
    private const string AppliedSuffix = ".applied.json";

    public static Command Create(Screen screen)
    {
        var apply = new Option<bool>("--apply-suggestions")
        {
            Description = $"Take the records with the suggested values and keys, and list these in FILE{AppliedSuffix}.",
        };
        var output = new Option<string>("--out") { Description = "Write to this file.", HelpName = "FILE", Required = true };
        var command = new Command("rejects", "Write the rejected records of a load as a load of their own, to be sent again.")
        {
            ShowCommand.Load, apply, output, GlobalOptions.Data, GlobalOptions.Config,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            Settings.Of(parsed, screen),
            parsed.GetRequiredValue(ShowCommand.Load),
            parsed.GetRequiredValue(output),
            parsed.GetValue(apply),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Settings settings, string prefix, string output, bool applies, CancellationToken cancellationToken)
    {
        LedgerFile.EnsureExists(settings);
        await using var services = LoaderServices.BuildReader(settings, HostConfiguration.Read(settings.Config, settings.Data));
        var load = await LoadId.FindAsync(services.GetRequiredService<ILoadRegistry>(), prefix, cancellationToken);
        var summary = await LoadSummary.ReadAsync(services.GetRequiredService<ILoadResults>(), load, settings.Data, cancellationToken);
        if (summary.ReportsInBucket is { } bucket)
        {
            throw new UsageException($"The files of load {load.Id} are in a bucket: {bucket}");
        }

        var rejects = Find(summary, RejectsSuffix)
            ?? throw new UsageException($"Load {load.Id} has no rejects: every record was accepted, or the file is to be corrected as a whole.");
        var corrected = applies
            ? Find(summary, CorrectedSuffix) ?? throw new UsageException($"No correction of the rejects of load {load.Id} is known: use them without --apply-suggestions.")
            : null;
        File.Copy(corrected ?? rejects, output, overwrite: true);
        settings.Screen.Line(VisibleText.Of($"{output}: {summary.Totals.Rejected} rejected records."));
        if (corrected is not null && Find(summary, AppliedSuffix) is { } applied)
        {
            File.Copy(applied, output + AppliedSuffix, overwrite: true);
            settings.Screen.Line(VisibleText.Of($"{output + AppliedSuffix}: the suggestions in it. Check them before you send it."));
        }

        return ExitCode.Success;
    }

    private static string? Find(LoadSummary summary, string suffix) =>
        summary.Reports.FirstOrDefault(path => path.EndsWith(suffix, StringComparison.Ordinal));
}
