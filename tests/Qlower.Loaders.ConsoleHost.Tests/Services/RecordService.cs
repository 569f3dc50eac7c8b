using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.ConsoleHost.Tests.Services;

/// <summary>The sample service as a process on 127.0.0.1, with a database of its own.</summary>
internal sealed class RecordService(string database) : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly HttpClient _client = new();
    private readonly int _port = FreePorts.Take();
    private Process? _process;

    public Uri Address => new($"http://127.0.0.1:{_port}");

    /// <summary>Starts it and waits until it answers.</summary>
    public async Task StartAsync()
    {
        QuickRun.Exclude(QuickRun.Servers);
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var program = Path.Combine(Repository.Root, "samples", "Qlower.Loaders.HttpService", "bin", configuration, "net10.0", "qlower-http-service.dll");
        _process = Process.Start(new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [program, "--urls", Address.ToString(), "--Database", database, "--ApiKey", "foo", "--Logging:LogLevel:Default", "Warning"]))!;
        using var limit = new CancellationTokenSource(Limit);
        while (await CountOrNullAsync(limit.Token) is null)
        {
            limit.Token.ThrowIfCancellationRequested();
            Assert.That(_process.HasExited, Is.False, "The service ended.");
            await Task.Delay(50, limit.Token);
        }
    }

    /// <summary>Ends it with no chance to tidy up.</summary>
    public void Kill()
    {
        QuickRun.Exclude(QuickRun.Kills);
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    /// <summary>The number of stored records by model.</summary>
    public async Task<IReadOnlyDictionary<string, long>> CountAsync() => await CountOrNullAsync(CancellationToken.None) ?? throw new InvalidOperationException("The service does not answer.");

    public async Task UntilStoredAsync(string model, long least)
    {
        using var limit = new CancellationTokenSource(Limit);
        while ((await CountAsync()).GetValueOrDefault(model) < least)
        {
            await Task.Delay(20, limit.Token);
        }
    }

    public ValueTask DisposeAsync()
    {
        _process?.Kill();
        _process?.Dispose();
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<IReadOnlyDictionary<string, long>?> CountOrNullAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, "records"));
            request.Headers.Add("X-Api-Key", "foo");
            using var response = await _client.SendAsync(request, cancellationToken);
            var counts = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            return counts.EnumerateArray().ToDictionary(count => count.GetProperty("model").GetString()!, count => count.GetProperty("records").GetInt64());
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
