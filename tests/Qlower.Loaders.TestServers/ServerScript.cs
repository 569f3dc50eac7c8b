using System.Diagnostics;
using System.Globalization;

namespace Qlower.Loaders.TestServers;

/// <summary>
/// A real server, started by a script of <c>eng/servers</c> in a temporary folder, on 127.0.0.1, and stopped by disposing it, or by the end of
/// this process. Not thread-safe.
/// </summary>
public sealed class ServerScript : IAsyncDisposable
{
    private const int NotInstalled = 3;

    private readonly string _script;
    private readonly string _folder;
    private readonly IReadOnlyDictionary<string, string> _environment;

    private ServerScript(
        string script, string folder, int port, IReadOnlyDictionary<string, string> environment, IReadOnlyDictionary<string, string> settings)
    {
        (_script, _folder, Port, _environment, Settings) = (script, folder, port, environment, settings);
    }

    /// <summary>The first of its ports.</summary>
    public int Port { get; }

    /// <summary>What the script printed: <c>NAME=VALUE</c> lines.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>The server's own folder.</summary>
    public string Folder => _folder;

    /// <summary>
    /// Starts the server. Where it is not installed, the calling test or fixture is ignored with the reason; under <c>CI=true</c> it fails.
    /// </summary>
    /// <param name="name">The script's name without <c>.sh</c>.</param>
    /// <param name="ports">How many ports in a row it takes.</param>
    /// <param name="environment">Variables that the script and the server see beside this process's own.</param>
    /// <exception cref="InvalidOperationException">The server did not start, or the calling test lacks the category <c>Servers</c>.</exception>
    public static async Task<ServerScript> StartAsync(string name, int ports = 1, IReadOnlyDictionary<string, string>? environment = null)
    {
        QuickRun.Exclude(QuickRun.Servers);
        environment ??= new Dictionary<string, string>();
        var script = Path.Combine(Repository.Root, "eng", "servers", name + ".sh");
        var folder = Directory.CreateTempSubdirectory($"qlower-{name}-").FullName;
        var port = FreePorts.Take(ports);
        var (exit, output, error) = await RunAsync(script, environment, "start", folder, port.ToString(CultureInfo.InvariantCulture));
        if (exit == 0)
        {
            var settings = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2)
                .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
            return new ServerScript(script, folder, port, environment, settings);
        }

        Directory.Delete(folder, recursive: true);
        var reason = $"{name} cannot be started: {error.Trim()}";
        if (exit == NotInstalled && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Ignore(reason);
        }

        throw new InvalidOperationException(reason);
    }

    /// <summary>Runs a verb of the script other than start, such as one that kills and restarts the server.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="more">What the verb takes behind folder and port.</param>
    public async Task RunAsync(string verb, params string[] more)
    {
        var (exit, _, error) = await RunAsync(_script, _environment, [verb, _folder, Port.ToString(CultureInfo.InvariantCulture), .. more]);
        if (exit != 0)
        {
            throw new InvalidOperationException($"{Path.GetFileName(_script)} {verb}: {error.Trim()}");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await RunAsync(_script, _environment, "stop", _folder);
        for (var attempt = 0; Directory.Exists(_folder); attempt++)
        {
            try
            {
                Directory.Delete(_folder, recursive: true);
            }
            catch (Exception error) when (attempt < 20 && error is IOException or UnauthorizedAccessException)
            {
                // A process that is being killed still writes.
                await Task.Delay(100);
            }
        }
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(
        string script, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(script);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["QLOWER_OWNER_PID"] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
