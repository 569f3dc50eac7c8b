using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Configuration;
using Qlower.Loaders.RulePacks;
using Qlower.Loaders.Rules;
using Qlower.Loaders.Schemas;

namespace Qlower.Loaders.Pipeline;

/// <summary>
/// Assembles a partner's pipeline: the default stages, those of its rule pack, its own. Throws while the composition has
/// errors, so that a program without a host is as safe as one with a host.
/// </summary>
internal sealed class LoadPipelineFactory(
    LoaderComposition composition,
    IOptions<QlowerLoadersOptions> options,
    StartupValidator startup,
    RulePackRegistry packs,
    IRuleCatalogueProvider catalogues,
    SchemaCache schemas)
{
    private static readonly IReadOnlyDictionary<string, string> NoCategories = new Dictionary<string, string>();

    private static readonly IReadOnlyDictionary<RecordModel, RecordSchema> NoSchemas = new Dictionary<RecordModel, RecordSchema>();

    private readonly PartnerProfiles _profiles = new();

    public LoadPipeline Create(IServiceProvider scope, string partner)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(partner);
        startup.EnsureValid();

        var profile = _profiles.Get(partner, options.Value);
        var plan = new PipelinePlan(composition.Default, composition.Partners.GetValueOrDefault(partner));
        var pack = packs.Find(partner);
        var catalogue = catalogues.For(partner);

        var validators = PipelinePlan.Resolve<IValidator>(scope, plan.Validators);
        var transformers = PipelinePlan.Resolve<ITransformer>(scope, plan.Transformers);
        if (pack is not null)
        {
            AddStages(scope.GetRequiredService<RulePackScope>().For(pack), pack, profile.Language, catalogue, validators, transformers);
        }

        PipelinePlan.Append(scope, validators, plan.OwnValidators);
        PipelinePlan.Append(scope, transformers, plan.OwnTransformers);
        var overlay = pack is { RecordSchemas.Count: 0 } ? pack.Overlay : default;
        return new LoadPipeline
        {
            Partner = profile,
            Schema = schemas.Get(overlay),
            Fields = schemas.GetFields(overlay),
            RecordSchemas = pack?.RecordSchemas ?? NoSchemas,
            Catalogue = catalogue,
            Sources = plan.Sources,
            Validators = validators,
            Transformers = transformers,
            Categories = pack?.Categories ?? NoCategories,
            Routes = plan.ResolveRoutes(scope.GetRequiredService<IntegratorRegistry>().All),
            Reporters = PipelinePlan.Resolve<IReporter>(scope, plan.Reporters),
            PackClasses = pack?.Stages.Select(stage => stage.Type).ToFrozenSet() ?? FrozenSet<Type>.Empty,
            RulePack = pack is null ? null : $"{pack.ShortName} {pack.Version}",
        };
    }

    private static void AddStages(
        RulePackServices services,
        RulePack pack,
        ReportLanguage language,
        RuleCatalogue catalogue,
        List<IValidator> validators,
        List<ITransformer> transformers)
    {
        foreach (var stage in pack.Stages)
        {
            var instance = services.Get(stage.Type);
            validators.AddRange(stage.Records.Select(record => RecordValidators.Wrap(record, instance, language, catalogue)));
            if (instance is IValidator validator)
            {
                validators.Add(validator);
            }

            if (instance is ITransformer transformer)
            {
                transformers.Add(transformer);
            }
        }
    }
}
