using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Qlower.Shared;

/// <summary>The one way in which packages register options.</summary>
internal static class StrictOptionsExtensions
{
    /// <summary>
    /// Registers options with a validator that runs when the host starts. Called again, nothing is registered twice, and the returned builder
    /// configures on top of the earlier calls with the same name.
    /// </summary>
    public static OptionsBuilder<TOptions> AddValidatedOptions<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TValidator>(this IServiceCollection services, string? name = null)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TOptions>, TValidator>());
        return services.AddOptions<TOptions>(name).ValidateOnStart();
    }

    /// <summary>
    /// Binds a section. Unknown names and values that cannot be converted are errors of validation, each with its path. A section that was bound
    /// before may be bound again.
    /// </summary>
    /// <param name="builder">The options.</param>
    /// <param name="section">The section.</param>
    /// <param name="shape">The classes of the options.</param>
    /// <param name="bind">Calls the binder. It is called where the type of the options is known, so that the binder can be generated.</param>
    public static OptionsBuilder<TOptions> BindStrictly<TOptions>(
        this OptionsBuilder<TOptions> builder, IConfiguration section, OptionsShape shape, Action<IConfiguration, TOptions> bind)
        where TOptions : class
    {
        var isRepeated = builder.Services.Any(service => service.ImplementationInstance is StrictSection<TOptions> other && other.Name == builder.Name && IsSame(other.Section, section));
        var strict = new StrictSection<TOptions>(builder.Name, section, shape, bind, isRepeated);
        builder.Services.AddSingleton<IConfigureOptions<TOptions>>(strict);
        if (!isRepeated)
        {
            builder.Services.AddSingleton<IValidateOptions<TOptions>>(strict);
            builder.Services.AddSingleton<IOptionsChangeTokenSource<TOptions>>(new ConfigurationChangeTokenSource<TOptions>(builder.Name, section));
        }

        return builder;
    }

    private static bool IsSame(IConfiguration one, IConfiguration other) => ReferenceEquals(one, other)
        || (one is IConfigurationSection { Path: var path } && other is IConfigurationSection { Path: var same } && path == same
            && one.AsEnumerable(makePathsRelative: true).SequenceEqual(other.AsEnumerable(makePathsRelative: true)));
}
