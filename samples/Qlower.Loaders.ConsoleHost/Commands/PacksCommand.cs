using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.ConsoleHost.Output;
using Qlower.Loaders.ConsoleHost.Setup;

namespace Qlower.Loaders.ConsoleHost.Commands;

/// <summary><c>packs</c>: lists the rule packs and their problems.</summary>
internal static class PacksCommand
{
    public static Command Create(Screen screen)
    {
        var command = new Command("packs", "Describe the rule packs that the configuration names.") { GlobalOptions.Data, GlobalOptions.Config };
        command.SetAction(async (parsed, _) =>
        {
            var settings = Settings.Of(parsed, screen);
            await using var services = LoaderServices.BuildChecker(settings, HostConfiguration.Read(settings.Config, settings.Data));
            var packs = services.GetRequiredService<IRulePackCatalogue>().Packs;
            if (packs.Count == 0)
            {
                screen.Line("The configuration names no rule packs.");
            }

            foreach (var line in packs.SelectMany(pack => pack.Describe().TrimEnd('\n').Split('\n')))
            {
                screen.Line(line);
            }

            return packs.All(pack => pack.IsSound) ? ExitCode.Success : ExitCode.Findings;
        });
        return command;
    }
}
