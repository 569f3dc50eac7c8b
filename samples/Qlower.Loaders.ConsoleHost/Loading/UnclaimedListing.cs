using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qlower.Loaders.ConsoleHost.Output;
using Qlower.Loaders.ConsoleHost.Setup;

namespace Qlower.Loaders.ConsoleHost.Loading;

/// <summary>Lists the files that are where files arrive and have no load, from the sources themselves: no host need run.</summary>
internal static class UnclaimedListing
{
    /// <summary>Returns the files in the order of source and location. A source that cannot be listed is reported on the error output.</summary>
    public static async Task<IReadOnlyList<UnclaimedFile>> ReadAsync(Settings settings, string? configurationPath, CancellationToken cancellationToken)
    {
        var files = new List<UnclaimedFile>();
        var configuration = Read(settings, configurationPath);
        await using var services = LoaderServices.BuildSources(settings, configuration, hasBuckets: true);
        var sources = Find(services, settings);
        await using var folder = sources is null ? LoaderServices.BuildSources(settings, configuration, hasBuckets: false) : null;
        foreach (var source in sources ?? Find(folder!, settings) ?? [])
        {
            try
            {
                await foreach (var file in source.ListUnclaimedAsync(cancellationToken))
                {
                    files.Add(file);
                }
            }
            catch (LoaderException error)
            {
                settings.Screen.Error($"A source cannot be listed: {VisibleText.Of(error.Message)}");
            }
        }

        return [.. files.OrderBy(file => file.Source, StringComparer.Ordinal).ThenBy(file => file.Location, StringComparer.Ordinal)];
    }

    private static HostConfiguration? Read(Settings settings, string? path)
    {
        try
        {
            var configuration = HostConfiguration.Read(path, settings.Data);
            return configuration.Partners.Count == 0 ? null : configuration;
        }
        catch (UsageException error)
        {
            settings.Screen.Error(error.Message);
            return null;
        }
    }

    /// <summary>Returns the sources; <see langword="null"/> when the options of one of them are invalid.</summary>
    private static IInboxSource[]? Find(IServiceProvider services, Settings settings)
    {
        try
        {
            return [.. services.GetServices<IFileSource>().OfType<IInboxSource>()];
        }
        catch (OptionsValidationException error)
        {
            settings.Screen.Error($"Sources cannot be listed: {string.Join(' ', error.Failures)}");
            return null;
        }
    }
}
