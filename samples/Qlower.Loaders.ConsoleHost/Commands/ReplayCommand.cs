using System.CommandLine;
using Qlower.Loaders.ConsoleHost.Loading;
using Qlower.Loaders.ConsoleHost.Output;
using Qlower.Loaders.ConsoleHost.Setup;

namespace Qlower.Loaders.ConsoleHost.Commands;

/// <summary><c>replay</c>: loads an archived file again.</summary>
internal static class ReplayCommand
{
    public static Command Create(Screen screen)
    {
        var command = new Command("replay", "Load the archived file of a closed load again, as a new load.")
        {
            ShowCommand.Load, GlobalOptions.Data, GlobalOptions.Config, GlobalOptions.Wait,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            Settings.Of(parsed, screen),
            parsed.GetRequiredValue(ShowCommand.Load),
            TimeSpan.FromSeconds(parsed.GetValue(GlobalOptions.Wait)),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Settings settings, string prefix, TimeSpan patience, CancellationToken cancellationToken)
    {
        LedgerFile.EnsureExists(settings);
        var configuration = HostConfiguration.Read(settings.Config, settings.Data);
        await using var session = await LoadSession.OpenAsync(settings, configuration, patience);
        var load = await LoadId.FindAsync(session.Get<ILoadRegistry>(), prefix, cancellationToken);
        if (load.State != LoadState.Closed)
        {
            throw new UsageException($"Load {load.Id} is {load.State}: only a closed load can be replayed.");
        }

        Partners.EnsureKnown(configuration, load.File.Partner);
        var replay = await session.Get<ILoadReplay>().ReplayAsync(load.Id, cancellationToken);
        return await Waiting.GuardAsync(settings.Screen, async () =>
            Waiting.Conclude(
                settings.Screen,
                await session.RunAsync([replay], summary => LoadLines.Write(settings.Screen, summary), cancellationToken)));
    }
}
