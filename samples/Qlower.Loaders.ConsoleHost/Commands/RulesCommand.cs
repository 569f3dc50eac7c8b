using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.ConsoleHost.Output;
using Qlower.Loaders.ConsoleHost.Setup;

namespace Qlower.Loaders.ConsoleHost.Commands;

/// <summary><c>rules</c>: prints the rule catalogue.</summary>
internal static class RulesCommand
{
    private const string Markdown = "md";
    private const string Json = "json";

    public static Command Create(Screen screen)
    {
        var format = new Option<string>("--format") { Description = "md or json.", HelpName = "FORMAT", DefaultValueFactory = _ => Markdown };
        format.AcceptOnlyFromAmong(Markdown, Json);
        var partner = new Option<string?>("--partner") { Description = "Include the rules of this partner's rule pack.", HelpName = "ID" };
        var command = new Command("rules", "Print the rule catalogue.") { format, partner, GlobalOptions.Data, GlobalOptions.Config };
        command.SetAction(async (parsed, _) =>
        {
            var settings = Settings.Of(parsed, screen);
            var id = parsed.GetValue(partner);
            var configuration = HostConfiguration.Read(settings.Config, settings.Data);
            if (id is not null)
            {
                Partners.EnsureKnown(configuration, id);
            }

            await using var services = LoaderServices.BuildChecker(settings, configuration);
            LoaderServices.EnsureValid(services, configuration);
            var book = services.GetRequiredService<IRuleBook>();
            screen.Write((parsed.GetValue(format) == Json ? book.ToJson(id) : book.ToMarkdown(id)).TrimEnd('\n') + "\n");
            return ExitCode.Success;
        });
        return command;
    }
}
