using System.CommandLine;
using Qlower.Loaders.ConsoleHost.Loading;
using Qlower.Loaders.ConsoleHost.Output;
using Qlower.Loaders.ConsoleHost.Setup;

namespace Qlower.Loaders.ConsoleHost.Commands;

/// <summary><c>recover</c>: releases files that a ledger claimed which no longer exists, and accepts a replaced store.</summary>
internal static class RecoverCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Command Create(Screen screen)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "List the files and release nothing." };
        var ledger = new Option<string?>("--ledger") { Description = "Release all claims of this ledger, whatever their age.", HelpName = "ID" };
        var age = new Option<int>("--older-than") { Description = "Release claims that are at least this old.", HelpName = "MINUTES", DefaultValueFactory = _ => 60 };
        var store = new Option<string?>("--accept-store") { Description = "Accept the present store of this integrator in place of the earlier one.", HelpName = "INTEGRATOR" };
        age.Validators.Add(result =>
        {
            if (!result.Errors.Any() && result.GetValueOrDefault<int>() is < 0 or > 5_256_000)
            {
                result.AddError("--older-than must be between 0 and 5256000 minutes.");
            }
        });
        var command = new Command("recover", "Release files that are claimed by a ledger that no longer exists, so that they are loaded.")
        {
            dryRun, ledger, age, store, GlobalOptions.Data, GlobalOptions.Config,
        };
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(store) is { } integrator
            ? AcceptAsync(Settings.Of(parsed, screen), integrator, cancellationToken)
            : RunAsync(
                Settings.Of(parsed, screen),
                parsed.GetValue(ledger),
                TimeSpan.FromMinutes(parsed.GetValue(age)),
                parsed.GetValue(dryRun),
                cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Settings settings, string? ledger, TimeSpan age, bool isDryRun, CancellationToken cancellationToken)
    {
        LedgerFile.EnsureFolder(settings);
        await using var session = await LoadSession.OpenAsync(settings, HostConfiguration.Read(settings.Config, settings.Data), Patience);
        try
        {
            var claims = await session.Get<IClaimRecovery>().RecoverAsync(ledger, age, isDryRun, cancellationToken);
            foreach (var claim in claims)
            {
                settings.Screen.Line($"{claim.File.Source}  {claim.File.Partner}  {VisibleText.Of(claim.File.Location)}  claimed {claim.ClaimedAt:u} by {claim.Ledger}");
            }

            settings.Screen.Line(isDryRun ? $"{claims.Count} files would be released." : $"{claims.Count} files released: the next poll receives them.");
            return ExitCode.Success;
        }
        catch (InvalidOperationException error)
        {
            throw new UsageException(error.Message, error);
        }
    }

    private static async Task<int> AcceptAsync(Settings settings, string integrator, CancellationToken cancellationToken)
    {
        LedgerFile.EnsureExists(settings);
        await using var session = await LoadSession.OpenAsync(settings, HostConfiguration.Read(settings.Config, settings.Data), Patience);
        try
        {
            await session.Get<IStoreAcceptance>().AcceptAsync(integrator, cancellationToken);
            settings.Screen.Line($"The present store of {integrator} is accepted.");
            return ExitCode.Success;
        }
        catch (ArgumentException error)
        {
            throw new UsageException($"There is no integrator {integrator} whose store has an identity.", error);
        }
    }
}
