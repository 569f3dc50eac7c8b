using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Qlower.Loaders.Configuration;

namespace Qlower.Loaders.DependencyInjection;

/// <summary>Records a pipeline, and registers its stages so that the scope of a load creates and disposes them.</summary>
internal sealed class PipelineBuilder(PipelineDefinition definition, IServiceCollection services) : IPipelineBuilder
{
    public IPipelineBuilder From(string source)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        if (!definition.Sources.Contains(source, StringComparer.Ordinal))
        {
            definition.Sources.Add(source);
        }

        return this;
    }

    public IPipelineBuilder Validate<TValidator>()
        where TValidator : class, IValidator => Add<TValidator>(definition.Validators);

    public IPipelineBuilder Transform<TTransformer>()
        where TTransformer : class, ITransformer => Add<TTransformer>(definition.Transformers);

    public IPipelineBuilder Integrate(string integrator, params RecordModel[] models)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(integrator);
        ArgumentNullException.ThrowIfNull(models);
        definition.Routes.Add(new PipelineRoute(integrator, [.. models]));
        return this;
    }

    public IPipelineBuilder Report<TReporter>()
        where TReporter : class, IReporter => Add<TReporter>(definition.Reporters);

    private PipelineBuilder Add<TStage>(List<Type> stages)
        where TStage : class
    {
        services.TryAddScoped<TStage>();
        if (!stages.Contains(typeof(TStage)))
        {
            stages.Add(typeof(TStage));
        }

        return this;
    }
}
