using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Qlower.Loaders.Http.Tests;

/// <summary>A service on 127.0.0.1 that answers as a test says.</summary>
internal sealed class ScriptedService : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();

    private ScriptedService(WebApplication application) => _application = application;

    /// <summary>Answers a request, whose body is read already.</summary>
    public required Func<HttpContext, ReceivedRequest, Task> Answer { get; set; }

    public IReadOnlyList<ReceivedRequest> Requests => [.. _requests];

    public Uri Address => new(_application.Urls.Single());

    public static async Task<ScriptedService> StartAsync(Func<HttpContext, ReceivedRequest, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRequestDecompression();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        application.UseRequestDecompression();
        var service = new ScriptedService(application) { Answer = answer };
        application.Run(service.HandleAsync);
        await application.StartAsync();
        return service;
    }

    /// <summary>Answers with a status and a JSON text.</summary>
    public static async Task WriteAsync(HttpContext context, string json, int status = 200, string type = "application/json")
    {
        (context.Response.StatusCode, context.Response.ContentType) = (status, type);
        await context.Response.WriteAsync(json);
    }

    /// <summary>Answers that every record is integrated.</summary>
    public static Task IntegrateAsync(HttpContext context, ReceivedRequest request) => WriteAsync(context, JsonSerializer.Serialize(new
    {
        answers = request.Body.GetProperty("records").EnumerateArray()
            .Select(record => new { externalId = record.GetProperty("externalId").GetString(), outcome = "integrated" }),
    }));

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _application.StopAsync(limit.Token);
        await _application.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var request = new ReceivedRequest(context.Request.Path, headers, body.RootElement.Clone());
        _requests.Enqueue(request);
        await Answer(context, request);
    }
}
