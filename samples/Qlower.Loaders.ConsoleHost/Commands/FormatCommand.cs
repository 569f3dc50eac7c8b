using System.CommandLine;
using Qlower.Loaders.ConsoleHost.Checking;
using Qlower.Loaders.ConsoleHost.Output;

namespace Qlower.Loaders.ConsoleHost.Commands;

/// <summary><c>format</c>: prints the reference page of the format.</summary>
internal static class FormatCommand
{
    public static Command Create(Screen screen)
    {
        var language = new Option<string?>("--language", "--lang") { Description = "The language of the page: fr or en.", HelpName = "LANGUAGE" };
        language.AcceptOnlyFromAmong(Languages.French, Languages.English);
        var command = new Command("format", "Print the reference of the Loader 2.0 format as Markdown: fields, codes, rules, minimal files.") { language };
        command.SetAction(parsed =>
        {
            screen.Write(LoaderFormat.GetGuide(Languages.Parse(parsed.GetValue(language)) ?? Languages.OfEnvironment()));
            return ExitCode.Success;
        });
        return command;
    }
}
