using System.CommandLine;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.ConsoleHost.Setup;

namespace Qlower.Loaders.ConsoleHost.Commands;

/// <summary>Options that several verbs share.</summary>
internal static class GlobalOptions
{
    public static Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "Log at level Debug, and print the details of failures.",
        Recursive = true,
    };

    public static Option<LogLevel?> LogLevel { get; } = new("--log-level")
    {
        Description = "The minimum level logged to the error stream: trace, debug, information, warning (default), error, critical, none.",
        HelpName = "LEVEL",
        Recursive = true,
    };

    public static Option<string> Data { get; } = new("--data")
    {
        Description = "The folder of inboxes, archives and the store.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "./qlower-data",
    };

    public static Option<string?> Config { get; } = new("--config")
    {
        Description = $"The configuration file. The default is DIR/{HostConfiguration.FileName}, otherwise ./{HostConfiguration.FileName}.",
        HelpName = "FILE",
    };

    public static Option<int> Wait { get; } = Waiting();

    public static LogLevel LogLevelOf(ParseResult parsed) =>
        parsed.GetValue(LogLevel) ?? (parsed.GetValue(Verbose) ? Microsoft.Extensions.Logging.LogLevel.Debug : Microsoft.Extensions.Logging.LogLevel.Warning);

    private static Option<int> Waiting()
    {
        var option = new Option<int>("--wait")
        {
            Description = "How long to retry a load that cannot continue.",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => 60,
        };
        option.Validators.Add(result =>
        {
            if (result.Errors.Any() || result.GetValueOrDefault<int>() is >= 0 and <= 604_800)
            {
                return;
            }

            result.AddError("--wait must be between 0 and 604800 seconds.");
        });
        return option;
    }
}
