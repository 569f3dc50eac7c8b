using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Qlower.Loaders.Configuration;

/// <summary>
/// The host's composition besides options: pipelines, rule packs and configuration sections. One instance a service collection; it also marks
/// that the loaders are registered. Written while services are registered, read afterwards.
/// </summary>
internal sealed class LoaderComposition
{
    private readonly SortedDictionary<string, PipelineDefinition> _partners = new(StringComparer.Ordinal);

    public PipelineDefinition Default { get; } = new();

    public IReadOnlyDictionary<string, PipelineDefinition> Partners => _partners;

    /// <summary>The validators and transformers of every pipeline.</summary>
    public IEnumerable<Type> Stages => _partners.Values.Prepend(Default).SelectMany(pipeline => pipeline.Validators.Concat(pipeline.Transformers));

    public List<RulePackCandidate> RulePacks { get; } = [];

    /// <summary>The rules of the host and of its integrators.</summary>
    public List<Rule> Rules { get; } = [];

    public List<IConfiguration> Configurations { get; } = [];

    public PipelineDefinition For(string partner)
    {
        if (!_partners.TryGetValue(partner, out var definition))
        {
            _partners.Add(partner, definition = new PipelineDefinition());
        }

        return definition;
    }

    public static LoaderComposition? Find(IServiceCollection services) =>
        services.LastOrDefault(service => service.ServiceType == typeof(LoaderComposition))?.ImplementationInstance as LoaderComposition;
}
