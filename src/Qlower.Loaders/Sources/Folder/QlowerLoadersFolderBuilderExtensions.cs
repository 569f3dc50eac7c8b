using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
    private const string DefaultName = "folder";

    private static readonly OptionsShape Shape = OptionsShape.Of<FolderSourceOptions>();

    /// <summary>Receives files from <c>inbox/{partner}/*.json</c> of a folder, under the source name <c>folder</c>.</summary>
    /// <param name="builder">The loaders.</param>
    /// <param name="configure">Sets the options, which are validated when the host starts; <see cref="FolderSourceOptions.Root"/> is required.</param>
    public static IQlowerLoadersBuilder AddFolderSource(this IQlowerLoadersBuilder builder, Action<FolderSourceOptions> configure) =>
        builder.AddFolderSource(DefaultName, configure);

    /// <summary>Receives files from a folder, under the source name <c>folder</c>, with options from configuration.</summary>
    /// <param name="builder">The loaders.</param>
    /// <param name="configuration">The section with the options. A name in it that is no option is an error when the host starts.</param>
    public static IQlowerLoadersBuilder AddFolderSource(this IQlowerLoadersBuilder builder, IConfiguration configuration) =>
        builder.AddFolderSource(DefaultName, configuration);

    /// <summary>Receives files from a folder.</summary>
    /// <param name="builder">The loaders.</param>
    /// <param name="name">The source's name, not empty.</param>
    /// <param name="configure">Sets the options, which are validated when the host starts.</param>
    public static IQlowerLoadersBuilder AddFolderSource(this IQlowerLoadersBuilder builder, string name, Action<FolderSourceOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        AddSource(builder, name).Configure(options => Place(options, configure));
        return builder;
    }

    /// <summary>Receives files from a folder, with options from configuration.</summary>
    /// <param name="builder">The loaders.</param>
    /// <param name="name">The source's name, not empty.</param>
    /// <param name="configuration">The section with the options. A name in it that is no option is an error when the host starts.</param>
    public static IQlowerLoadersBuilder AddFolderSource(this IQlowerLoadersBuilder builder, string name, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        AddSource(builder, name).BindStrictly(configuration, Shape, static (section, options) => Place(options, placed => section.Bind(placed)));
        return builder;
    }

    private static void Place(FolderSourceOptions options, Action<FolderSourceOptions> configure) =>
        options.Place.Apply(options, configure, (nameof(options.Root), static source => source.Root));

    private static OptionsBuilder<FolderSourceOptions> AddSource(IQlowerLoadersBuilder builder, string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var services = builder.Services;
        if (!services.Any(service => service.IsKeyedService && service.ServiceType == typeof(FolderSource) && name.Equals(service.ServiceKey)))
        {
            services.AddKeyedSingleton(name, (provider, _) => new FolderSource(
                name,
                provider.GetRequiredService<IOptionsMonitor<FolderSourceOptions>>().Get(name),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<IPartnerDirectory>()));
            builder.AddFileSource(provider => provider.GetRequiredKeyedService<FolderSource>(name));
            services.AddSingleton<IStartupPreparation>(provider => new FolderSourceFolders(name, provider.GetRequiredService<IOptionsMonitor<FolderSourceOptions>>()));
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<FolderSourceOptions>, FolderSourceRoot>());
        }

        return services.AddValidatedOptions<FolderSourceOptions, FolderSourceOptionsValidator>(name);
    }
}
