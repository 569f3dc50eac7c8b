using System.CommandLine;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.ConsoleHost.Commands;
using Qlower.Loaders.ConsoleHost.Output;

namespace Qlower.Loaders.ConsoleHost.Setup;

/// <summary>The settings of the command line.</summary>
internal sealed class Settings
{
    public required Screen Screen { get; init; }

    /// <summary>The full path of the folder with inboxes, archives and the store.</summary>
    public required string Data { get; init; }

    /// <summary>The requested configuration file; <see langword="null"/> to search the default locations.</summary>
    public string? Config { get; init; }

    public LogLevel LogLevel { get; init; } = LogLevel.Warning;

    public bool IsVerbose { get; init; }

    public string Database => Path.Combine(Data, "loaders.db");

    public static Settings Of(ParseResult parsed, Screen screen, string? data = null, string? config = null) => new()
    {
        Screen = screen,
        Data = FullPath(data ?? parsed.GetValue(GlobalOptions.Data)!),
        Config = config ?? parsed.GetValue(GlobalOptions.Config),
        LogLevel = GlobalOptions.LogLevelOf(parsed),
        IsVerbose = parsed.GetValue(GlobalOptions.Verbose),
    };

    private static string FullPath(string path) =>
        path.Length > 0 && !path.Contains('\0', StringComparison.Ordinal) ? Path.GetFullPath(path) : throw new UsageException("The name of the data folder is empty or invalid.");
}
