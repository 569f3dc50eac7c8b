using System.Diagnostics;
using System.Text.Json;
using Qlower.Loaders.TestServers;

namespace Qlower.Celery.Tests.Interop.Workers;

/// <summary>A Python client that runs one scenario of <c>python-app/client.py</c>.</summary>
internal static class PythonClient
{
    public static async Task<JsonElement> RunAsync(string scenario, TestWorker worker, string? broker = null, params (string Name, string Value)[] environment)
    {
        var (exit, output, error) = await RunAsync(
            [Path.Combine(Repository.Root, "tests", "Qlower.Celery.Tests", "python-app", "client.py"), scenario],
            [
                ("CELERY_BROKER_URL", broker ?? CeleryServers.BrokerUrl), ("CELERY_RESULT_BACKEND", worker.Backend == "redis" ? CeleryServers.RedisUrl : "rpc://"),
                ("CELERY_DEFAULT_QUEUE", worker.Queue), ("CELERY_WORKER", worker.Name), .. environment,
            ]);
        Assert.That(exit, Is.Zero, error);
        return JsonSerializer.Deserialize<JsonElement>(output);
    }

    /// <summary>Runs Celery's own program, as whoever administers workers does.</summary>
    public static async Task<(int Exit, string Output)> CeleryAsync(string broker, params string[] arguments)
    {
        var (exit, output, error) = await RunAsync(["-m", "celery", "-b", broker, .. arguments], []);
        TestContext.Out.WriteLine($"celery {string.Join(' ', arguments)}: {exit}\n{output}{error}");
        return (exit, output);
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(IReadOnlyList<string> arguments, IReadOnlyList<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            process.Kill();
        }

        return (process.ExitCode, await output, await error);
    }
}
