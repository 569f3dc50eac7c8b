using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Qlower.Loaders.ConsoleHost.Tests;

/// <summary>Starts the built <c>qlower-loaders</c> as a process, without a terminal and with a plain environment.</summary>
internal static class ConsoleProgram
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(2);

    private static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Runs it to its end.</summary>
    /// <param name="args">The arguments, passed as they are.</param>
    /// <param name="stdin">What it reads; <see langword="null"/> for nothing.</param>
    /// <param name="timeout">How long it may take; two minutes unless given.</param>
    /// <param name="folder">The working directory.</param>
    /// <param name="environment">Variables to set; a null value removes one.</param>
    /// <exception cref="TimeoutException">It did not end in time; it was killed.</exception>
    public static async Task<ProgramResult> RunAsync(
        IEnumerable<string> args,
        byte[]? stdin = null,
        TimeSpan? timeout = null,
        string? folder = null,
        IReadOnlyDictionary<string, string?>? environment = null)
    {
        await using var program = Start(args, folder, environment);
        await program.SendAsync(stdin ?? []);
        return await program.WaitAsync(timeout ?? DefaultTimeout);
    }

    public static Task<ProgramResult> RunAsync(string folder, params string[] args) => RunAsync(args, folder: folder);

    /// <summary>Starts it and returns at once; disposing kills it.</summary>
    public static RunningProgram Start(IEnumerable<string> args, string? folder = null, IReadOnlyDictionary<string, string?>? environment = null) =>
        Start([Dotnet], args, folder, environment);

    /// <summary>
    /// Starts it with the default handling of SIGINT. A shell starts its background jobs with the signal ignored; programs inherit that, and
    /// .NET respects it.
    /// </summary>
    public static RunningProgram StartInterruptible(IEnumerable<string> args, string folder) =>
        Start(["env", "--default-signal=INT", Dotnet], args, folder, null);

    /// <summary>Starts it with its standard streams redirected by a shell, such as <c>&gt;/dev/full</c>, and with the default handling of signals.</summary>
    /// <param name="redirection">Where the streams go; commands of the shell may precede, each ended by a semicolon.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="folder">The working directory.</param>
    public static RunningProgram StartRedirected(string redirection, IEnumerable<string> args, string folder)
    {
        var command = redirection.LastIndexOf(';') + 1;
        return Start(
            ["env", "--default-signal=INT,HUP,TERM", "bash", "-c", $"{redirection[..command]} exec \"$0\" \"$@\" {redirection[command..]}", Dotnet], args, folder, null);
    }

    /// <summary>Starts the host whose loads hang, with the default handling of signals.</summary>
    /// <param name="data">The folder of its data.</param>
    /// <param name="place">Where its loads hang.</param>
    public static RunningProgram StartHanging(string data, string place) =>
        Start(["env", "--default-signal=INT,HUP,TERM", Dotnet], [data, place], data, null, "Qlower.Loaders.StoppingHost.dll");

    /// <summary>Runs it as a user who has no rights beyond those of everybody, to its end. Requires Linux and the rights to change the user.</summary>
    public static async Task<ProgramResult> RunAsNobodyAsync(string folder, params string[] args)
    {
        await using var program = Start(
            ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", Dotnet], args, folder, new Dictionary<string, string?> { ["HOME"] = folder });
        await program.SendAsync([]);
        return await program.WaitAsync(DefaultTimeout);
    }

    private static RunningProgram Start(
        string[] command, IEnumerable<string> args, string? folder, IReadOnlyDictionary<string, string?>? environment, string program = "qlower-loaders.dll")
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder ?? TestContext.CurrentContext.WorkDirectory,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, program));
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        foreach (var name in (string[])["NO_COLOR", "LANG", "LC_ALL", "LC_MESSAGES"])
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        return new RunningProgram(Process.Start(start) ?? throw new Win32Exception("The program did not start."));
    }
}
