using System.CommandLine;
using Qlower.Loaders.ConsoleHost.Output;

namespace Qlower.Loaders.ConsoleHost.Commands;

/// <summary><c>schema</c>: prints the JSON Schema of the format.</summary>
internal static class SchemaCommand
{
    public static Command Create(Screen screen)
    {
        var command = new Command("schema", "Print the JSON Schema of the Loader 2.0 format, draft 2020-12, for any validator.");
        command.SetAction(_ =>
        {
            screen.Write(LoaderFormat.GetSchema());
            return ExitCode.Success;
        });
        return command;
    }
}
