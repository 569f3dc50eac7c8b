using Microsoft.Extensions.Options;
using Qlower.Loaders;
using Qlower.Loaders.Sources.Folder;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds local folders as places where files arrive.</summary>
public static class QlowerLoadersFolderBuilderExtensions
{
    /// <summary>Takes files from <c>inbox/{partner}/*.json</c> of a folder, under the source name <c>folder</c>.</summary>
    /// <param name="builder">The loaders.</param>
    /// <param name="root">The folder.</param>
    public static IQlowerLoadersBuilder AddFolderSource(this IQlowerLoadersBuilder builder, string root) =>
        builder.AddFolderSource("folder", options => options.Root = root);

    /// <summary>Takes files from a folder. Sources differ by name; the ledger keeps the name, so it stays what it is.</summary>
    /// <param name="builder">The loaders.</param>
    /// <param name="name">The source's name, not empty.</param>
    /// <param name="configure">Sets the options; a wrong one keeps the host from starting.</param>
    public static IQlowerLoadersBuilder AddFolderSource(this IQlowerLoadersBuilder builder, string name, Action<FolderSourceOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.AddOptions<FolderSourceOptions>(name)
            .Configure(configure)
            .Validate(options => options.Root.Length > 0, $"The folder source {name} needs a Root.")
            .Validate(options => options.StableFor >= TimeSpan.Zero && options.StableFor <= TimeSpan.FromDays(1), $"StableFor of the folder source {name} is between 0 and a day.")
            .Validate(
                options => options.PollInterval >= TimeSpan.FromMilliseconds(100) && options.PollInterval <= TimeSpan.FromHours(1),
                $"PollInterval of the folder source {name} is between 100 ms and an hour.")
            .ValidateOnStart();
        return builder.AddFileSource(services => new FolderSource(
            name, services.GetRequiredService<IOptionsMonitor<FolderSourceOptions>>().Get(name), services.GetRequiredService<TimeProvider>()));
    }
}
