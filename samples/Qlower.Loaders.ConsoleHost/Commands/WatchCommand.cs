using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Qlower.Loaders.ConsoleHost.Loading;
using Qlower.Loaders.ConsoleHost.Output;
using Qlower.Loaders.ConsoleHost.Setup;

namespace Qlower.Loaders.ConsoleHost.Commands;

/// <summary><c>watch</c>: loads files that arrive in the inboxes and buckets, until it is stopped.</summary>
internal static class WatchCommand
{
    private static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(30);

    public static Command Create(Screen screen)
    {
        var command = new Command("watch", "Load files that arrive in DIR/inbox/PARTNER/ and in the buckets of the configuration, until stopped.") { GlobalOptions.Data, GlobalOptions.Config };
        command.SetAction((parsed, cancellationToken) => RunAsync(Settings.Of(parsed, screen), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Settings settings, CancellationToken cancellationToken)
    {
        settings.Screen.NeverBlock();
        var configuration = HostConfiguration.Read(settings.Config, settings.Data);
        using var host = Build(settings, configuration);
        LoaderServices.EnsureValid(host.Services, configuration);
        StopSignal.Limit = host.Services.GetRequiredService<IOptions<QlowerLoadersOptions>>().Value.ShutdownTimeout;
        if (configuration.Partners.Count == 0)
        {
            throw new UsageException($"No partner is configured: add one to {configuration.PreferredPath}.");
        }

        foreach (var partner in configuration.Partners)
        {
            var inbox = Path.Combine(settings.Data, "inbox", partner);
            Directory.CreateDirectory(inbox);
            settings.Screen.Line($"Watching {inbox} for *.json");
        }

        foreach (var (place, source) in S3Watching.Places(host.Services, configuration))
        {
            settings.Screen.Line($"Watching {place} for *.json (source {source})");
        }

        await host.StartAsync(cancellationToken);
        settings.Screen.Line("Ctrl-C stops.");
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (either.Token.Register(() => ended.TrySetResult()))
        {
            await ended.Task;
        }

        await host.StopAsync(CancellationToken.None);
        settings.Screen.Line("Stopped.");
        return cancellationToken.IsCancellationRequested ? ExitCode.Success : ExitCode.Defect;
    }

    private static IHost Build(Settings settings, HostConfiguration configuration)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton<IHostLifetime, ExternalLifetime>();
        builder.Services.AddSingleton(settings);
        LoaderServices.AddLoader(builder.Services, settings, configuration, BusyTimeout).AddReporter<ClosedLoadReporter>();
        return builder.Build();
    }
}
