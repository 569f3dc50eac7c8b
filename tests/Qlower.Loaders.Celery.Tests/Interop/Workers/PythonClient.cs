using System.Diagnostics;
using System.Text.Json;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.Celery.Tests.Interop.Workers;

/// <summary>A Python client that runs one scenario of <c>python-app/client.py</c>.</summary>
internal static class PythonClient
{
    public static async Task<JsonElement> RunAsync(string scenario, TestWorker worker, string? broker = null)
    {
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(Repository.Root, "tests", "Qlower.Loaders.Celery.Tests", "python-app", "client.py"));
        start.ArgumentList.Add(scenario);
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        start.Environment["CELERY_BROKER_URL"] = broker ?? CeleryServers.BrokerUrl;
        start.Environment["CELERY_RESULT_BACKEND"] = worker.Backend == "redis" ? CeleryServers.RedisUrl : "rpc://";
        start.Environment["CELERY_DEFAULT_QUEUE"] = worker.Queue;
        start.Environment["CELERY_WORKER"] = worker.Name;
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

        Assert.That(process.ExitCode, Is.Zero, await error);
        return JsonSerializer.Deserialize<JsonElement>(await output);
    }
}
