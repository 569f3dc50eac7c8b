using System.CommandLine;
using Qlower.Loaders.ConsoleHost.Output;

namespace Qlower.Loaders.ConsoleHost.Commands;

/// <summary>Every verb.</summary>
internal static class CommandTree
{
    public static RootCommand Build(Screen screen)
    {
        var root = new RootCommand("Loads partners' Loader 2.0 files: checks them, integrates what is good, reports what is not.")
        {
            ValidateCommand.Create(screen),
            LoadCommand.Create(screen),
            StatusCommand.Create(screen),
            ShowCommand.Create(screen),
        };
        root.Options.Add(GlobalOptions.Verbose);
        root.Options.Add(GlobalOptions.LogLevel);
        return root;
    }
}
