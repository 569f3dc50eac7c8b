using System.Reflection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Qlower.Loaders;
using Qlower.Loaders.Configuration;
using Qlower.Loaders.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// The verbs of the core on its builder. Each may be called several times; adding the same class again changes nothing. All of them
/// throw <see cref="InvalidOperationException"/> when <c>AddQlowerLoaders</c> was not called on the builder's services.
/// </summary>
public static class QlowerLoadersBuilderExtensions
{
    /// <summary>Adds a partner, or configures on top of one that was added.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="id">Its id: 1 to 63 small letters, digits and hyphens, not starting with a hyphen. Checked when the host starts.</param>
    /// <param name="configure">Sets its options; at least one key hash.</param>
    public static IQlowerLoadersBuilder AddPartner(this IQlowerLoadersBuilder builder, string id, Action<PartnerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure<QlowerLoadersOptions>(options =>
        {
            if (!options.Partners.TryGetValue(id, out var partner))
            {
                options.Partners.Add(id, partner = new PartnerOptions());
            }

            configure(partner);
        });
        return builder;
    }

    /// <summary>Searches a rule pack in each of these assemblies. An assembly without one is an error when the host starts.</summary>
    public static IQlowerLoadersBuilder AddRulePacks(this IQlowerLoadersBuilder builder, params Assembly[] assemblies)
    {
        var composition = CompositionOf(builder);
        ArgumentNullException.ThrowIfNull(assemblies);
        foreach (var assembly in assemblies)
        {
            ArgumentNullException.ThrowIfNull(assembly, nameof(assemblies));
            if (!composition.RulePacks.Exists(known => known.Assembly == assembly))
            {
                composition.RulePacks.Add(RulePackCandidate.Of(assembly));
            }
        }

        return builder;
    }

    /// <summary>
    /// Loads the rule packs of a folder, one sub-folder a pack, each with dependencies of its own. The pack's assembly is the one
    /// named as its folder, or else the only one with an <see cref="IRulePack"/>. Code in the folder runs with all rights of the host.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="path">The folder; a relative path starts at the content root of the host. Must exist when the host starts.</param>
    public static IQlowerLoadersBuilder AddRulePackFolder(this IQlowerLoadersBuilder builder, string path)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        builder.Services.Configure<QlowerLoadersOptions>(options =>
        {
            if (!options.RulePackFolders.Contains(path))
            {
                options.RulePackFolders.Add(path);
            }
        });
        return builder;
    }

    /// <summary>
    /// Adds rules of the host or of its integrators, whose codes findings may carry for every partner: their texts appear in reports and in the
    /// catalogue. A code that is malformed, starts with <c>QLW</c> or is defined twice, and a text that is missing in a language, are errors when the
    /// host starts. Adding the same instance again changes nothing.
    /// </summary>
    public static IQlowerLoadersBuilder AddRules(this IQlowerLoadersBuilder builder, params Rule[] rules)
    {
        var composition = CompositionOf(builder);
        ArgumentNullException.ThrowIfNull(rules);
        foreach (var rule in rules)
        {
            ArgumentNullException.ThrowIfNull(rule, nameof(rules));
            if (!composition.Rules.Contains(rule))
            {
                composition.Rules.Add(rule);
            }
        }

        return builder;
    }

    /// <summary>Adds to the pipeline that serves every partner. <paramref name="configure"/> is called at once.</summary>
    public static IQlowerLoadersBuilder ConfigurePipeline(this IQlowerLoadersBuilder builder, Action<IPipelineBuilder> configure)
    {
        var composition = CompositionOf(builder);
        ArgumentNullException.ThrowIfNull(configure);
        configure(new PipelineBuilder(composition.Default, builder.Services));
        return builder;
    }

    /// <summary>
    /// Adds to one partner's own pipeline: its stages run behind the default ones and those of its rule pack; its sources and routes,
    /// where it has some, replace the default ones. <paramref name="configure"/> is called at once.
    /// </summary>
    public static IQlowerLoadersBuilder ConfigurePipeline(this IQlowerLoadersBuilder builder, string partner, Action<IPipelineBuilder> configure)
    {
        var composition = CompositionOf(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(partner);
        ArgumentNullException.ThrowIfNull(configure);
        configure(new PipelineBuilder(composition.For(partner), builder.Services));
        return builder;
    }

    /// <summary>Adds a validator for every partner, created once for each load.</summary>
    public static IQlowerLoadersBuilder AddValidator<TValidator>(this IQlowerLoadersBuilder builder)
        where TValidator : class, IValidator => builder.ConfigurePipeline(pipeline => pipeline.Validate<TValidator>());

    /// <summary>Adds a transformer for every partner, created once for each load.</summary>
    public static IQlowerLoadersBuilder AddTransformer<TTransformer>(this IQlowerLoadersBuilder builder)
        where TTransformer : class, ITransformer => builder.ConfigurePipeline(pipeline => pipeline.Transform<TTransformer>());

    /// <summary>Adds a reporter for every partner, created once for each load.</summary>
    public static IQlowerLoadersBuilder AddReporter<TReporter>(this IQlowerLoadersBuilder builder)
        where TReporter : class, IReporter => builder.ConfigurePipeline(pipeline => pipeline.Report<TReporter>());

    /// <summary>Adds an integrator, created once for each host.</summary>
    public static IQlowerLoadersBuilder AddIntegrator<TIntegrator>(this IQlowerLoadersBuilder builder)
        where TIntegrator : class, IIntegrator => builder.AddSingle<IIntegrator, TIntegrator>();

    /// <summary>Adds an integrator by a factory, called once for each host. Each call adds another one: they differ by name.</summary>
    public static IQlowerLoadersBuilder AddIntegrator(this IQlowerLoadersBuilder builder, Func<IServiceProvider, IIntegrator> factory) =>
        builder.AddFactory(factory);

    /// <summary>Adds an alert reporter, created once for each host.</summary>
    public static IQlowerLoadersBuilder AddAlertReporter<TReporter>(this IQlowerLoadersBuilder builder)
        where TReporter : class, IAlertReporter => builder.AddSingle<IAlertReporter, TReporter>();

    /// <summary>Adds a file source, created once for each host.</summary>
    public static IQlowerLoadersBuilder AddFileSource<TSource>(this IQlowerLoadersBuilder builder)
        where TSource : class, IFileSource => builder.AddSingle<IFileSource, TSource>();

    /// <summary>Adds a file source by a factory, called once for each host. Each call adds another one: they differ by name.</summary>
    public static IQlowerLoadersBuilder AddFileSource(this IQlowerLoadersBuilder builder, Func<IServiceProvider, IFileSource> factory) =>
        builder.AddFactory(factory);

    /// <summary>
    /// Adds an archive, created once for each host, for sources that name it (<see cref="IFileSource.ArchiveName"/>). A source that is its own archive needs none.
    /// </summary>
    public static IQlowerLoadersBuilder AddFileArchive<TArchive>(this IQlowerLoadersBuilder builder)
        where TArchive : class, IFileArchive => builder.AddSingle<IFileArchive, TArchive>();

    /// <summary>Adds an archive by a factory, called once for each host. Each call adds another one: they differ by name.</summary>
    public static IQlowerLoadersBuilder AddFileArchive(this IQlowerLoadersBuilder builder, Func<IServiceProvider, IFileArchive> factory) =>
        builder.AddFactory(factory);

    /// <summary>Adds a JSON Schema engine, created once for each host, for overlays that name it in <c>x-engine</c>. It does not affect other overlays.</summary>
    public static IQlowerLoadersBuilder AddSchemaEngine<TEngine>(this IQlowerLoadersBuilder builder)
        where TEngine : class, ISchemaEngine => builder.AddSingle<ISchemaEngine, TEngine>();

    /// <summary>One instance, whether resolved by its class or by its contract.</summary>
    private static IQlowerLoadersBuilder AddSingle<TContract, TImplementation>(this IQlowerLoadersBuilder builder)
        where TContract : class
        where TImplementation : class, TContract
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<TImplementation>();
        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<TContract, TImplementation>(services => services.GetRequiredService<TImplementation>()));
        return builder;
    }

    private static IQlowerLoadersBuilder AddFactory<TContract>(this IQlowerLoadersBuilder builder, Func<IServiceProvider, TContract> factory)
        where TContract : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(factory);
        builder.Services.AddSingleton(factory);
        return builder;
    }

    private static LoaderComposition CompositionOf(IQlowerLoadersBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return LoaderComposition.Find(builder.Services)
            ?? throw new InvalidOperationException("The builder's services have no loaders: call AddQlowerLoaders first.");
    }
}
