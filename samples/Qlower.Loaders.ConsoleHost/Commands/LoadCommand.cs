using System.CommandLine;
using Qlower.Loaders.ConsoleHost.Loading;
using Qlower.Loaders.ConsoleHost.Output;
using Qlower.Loaders.ConsoleHost.Setup;

namespace Qlower.Loaders.ConsoleHost.Commands;

/// <summary><c>load</c>: loads files from any folder in this process.</summary>
internal static class LoadCommand
{
    public static Command Create(Screen screen)
    {
        var files = new Argument<string[]>("FILE") { Description = "The partner's files.", Arity = ArgumentArity.OneOrMore };
        var partner = new Option<string>("--partner") { Description = "The partner that sent them.", HelpName = "ID", Required = true };
        var command = new Command("load", "Load files of a partner, and continue the loads of an earlier run.")
        {
            files, partner, GlobalOptions.Data, GlobalOptions.Config, GlobalOptions.Wait,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            Settings.Of(parsed, screen),
            parsed.GetRequiredValue(partner),
            parsed.GetRequiredValue(files),
            TimeSpan.FromSeconds(parsed.GetValue(GlobalOptions.Wait)),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Settings settings, string partner, string[] files, TimeSpan patience, CancellationToken cancellationToken)
    {
        var configuration = HostConfiguration.Read(settings.Config, settings.Data);
        Partners.EnsureKnown(configuration, partner);
        InputFiles.EnsureReadable(files);
        await using var session = await LoadSession.OpenAsync(settings, configuration, patience);
        return await Waiting.GuardAsync(settings.Screen, async () =>
        {
            var loads = await session.TakeAsync(partner, files, cancellationToken);
            var closed = await session.RunAsync(loads, summary => LoadLines.Write(settings.Screen, summary), cancellationToken);
            return Waiting.Conclude(settings.Screen, closed);
        });
    }
}
