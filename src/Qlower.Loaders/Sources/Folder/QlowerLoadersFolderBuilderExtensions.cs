using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Qlower.Loaders;
using Qlower.Loaders.Sources.Folder;
using Qlower.Shared;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Adds local folders from which files are received. Sources differ by name: called again with the same name, a verb configures on top of what
/// was configured and adds no other source. The ledger stores the name, so do not rename a source.
/// </summary>
public static class QlowerLoadersFolderBuilderExtensions
{
    /// <summary>Receives files from <c>inbox/{partner}/*.json</c> of a folder, under the source name <c>folder</c>.</summary>
    /// <param name="builder">The loaders.</param>
    /// <param name="root">The folder; must not be empty, which is checked when the host starts.</param>
    public static IQlowerLoadersBuilder AddFolderSource(this IQlowerLoadersBuilder builder, string root) =>
        builder.AddFolderSource("folder", options => options.Root = root);

    /// <summary>Receives files from a folder.</summary>
    /// <param name="builder">The loaders.</param>
    /// <param name="name">The source's name, not empty.</param>
    /// <param name="configure">Sets the options, which are validated when the host starts.</param>
    public static IQlowerLoadersBuilder AddFolderSource(this IQlowerLoadersBuilder builder, string name, Action<FolderSourceOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        AddSource(builder, name).Configure(configure);
        return builder;
    }

    /// <summary>Receives files from a folder, with options from configuration.</summary>
    /// <param name="builder">The loaders.</param>
    /// <param name="name">The source's name, not empty.</param>
    /// <param name="configuration">The section with the options. A name in it that is no option is an error when the host starts.</param>
    public static IQlowerLoadersBuilder AddFolderSource(this IQlowerLoadersBuilder builder, string name, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        AddSource(builder, name).BindStrictly(configuration, OptionsShape.Of<FolderSourceOptions>(), static (section, options) => section.Bind(options));
        return builder;
    }

    private static OptionsBuilder<FolderSourceOptions> AddSource(IQlowerLoadersBuilder builder, string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var services = builder.Services;
        if (!services.Any(service => service.IsKeyedService && service.ServiceType == typeof(FolderSource) && name.Equals(service.ServiceKey)))
        {
            services.AddKeyedSingleton(name, (provider, _) => new FolderSource(
                name, provider.GetRequiredService<IOptionsMonitor<FolderSourceOptions>>().Get(name), provider.GetRequiredService<TimeProvider>()));
            builder.AddFileSource(provider => provider.GetRequiredKeyedService<FolderSource>(name));
        }

        return services.AddValidatedOptions<FolderSourceOptions, FolderSourceOptionsValidator>(name);
    }
}
