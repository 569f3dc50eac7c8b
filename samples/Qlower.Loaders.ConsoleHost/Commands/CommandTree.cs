using System.CommandLine;
using Qlower.Loaders.ConsoleHost.Output;

namespace Qlower.Loaders.ConsoleHost.Commands;

/// <summary>Every verb.</summary>
internal static class CommandTree
{
    public static RootCommand Build(Screen screen)
    {
        var root = new RootCommand(
            "Loads partners' Loader 2.0 files: checks them, integrates valid records, reports invalid ones. Without a verb: demo.")
        {
            DemoCommand.Create(screen),
            ValidateCommand.Create(screen),
            LoadCommand.Create(screen),
            WatchCommand.Create(screen),
            StatusCommand.Create(screen),
            ShowCommand.Create(screen),
            RejectsCommand.Create(screen),
            ReplayCommand.Create(screen),
            RecoverCommand.Create(screen),
            RulesCommand.Create(screen),
            FormatCommand.Create(screen),
            SchemaCommand.Create(screen),
            PacksCommand.Create(screen),
            HashKeyCommand.Create(screen),
        };
        root.Options.Add(GlobalOptions.Verbose);
        root.Options.Add(GlobalOptions.LogLevel);
        root.Options.Add(DemoCommand.Folder);
        root.SetAction((parsed, cancellationToken) => DemoCommand.RunAsync(parsed, screen, cancellationToken));
        return root;
    }
}
