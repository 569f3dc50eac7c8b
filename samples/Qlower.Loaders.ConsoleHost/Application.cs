using System.CommandLine;
using Microsoft.Extensions.Options;
using Qlower.Loaders.ConsoleHost.Commands;
using Qlower.Loaders.ConsoleHost.Output;

namespace Qlower.Loaders.ConsoleHost;

/// <summary>Reads the command line, runs the verb, and reports every failure as one line and an exit code.</summary>
internal static class Application
{
    public static async Task<int> RunAsync(string[] args)
    {
        StandardStreams.Occupy();
        using var screen = new Screen();
        using var stop = new StopSignal();
        var exitCode = await RunAsync(args, screen, stop);
        screen.Complete(stop.Token);
        if (screen.Failure is not { } failure)
        {
            return exitCode;
        }

        screen.Error($"Standard output cannot be written: {failure.Message}");
        screen.Complete(stop.Token);
        return ExitCode.CannotRun;
    }

    private static async Task<int> RunAsync(string[] args, Screen screen, StopSignal stop)
    {
        var parsed = CommandTree.Build(screen).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                screen.Error(error.Message);
            }

            screen.Error("See 'qlower-loaders --help'.");
            return ExitCode.CannotRun;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                    Output = screen.Out,
                    Error = screen.ErrorOut,
                },
                stop.Token);
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return stop.ExitCode;
        }
        catch (Exception error)
        {
            return Report(screen, error, parsed.GetValue(GlobalOptions.Verbose));
        }
    }

    private static int Report(Screen screen, Exception error, bool isVerbose)
    {
        var lines = Lines(error);
        if (lines is null)
        {
            screen.Error($"Unexpected failure ({error.GetType().Name}): please report it with the output of --verbose.");
        }

        foreach (var line in lines ?? [])
        {
            screen.Error(line);
        }

        if (isVerbose)
        {
            screen.Error(ErrorDetails.Of(error));
        }

        return lines is null ? ExitCode.Defect : ExitCode.CannotRun;
    }

    private static string[]? Lines(Exception error) => error switch
    {
        UsageException => error.Message.Split('\n'),
        OptionsValidationException invalid => ["The configuration cannot be used:", .. invalid.Failures.Select(failure => "  " + failure)],
        LoaderException => [error.Message],
        IOException or UnauthorizedAccessException => [error.Message],
        _ => null,
    };
}
