namespace Qlower.Loaders;

/// <summary>
/// Configures the stages of a pipeline: sources, validators, transformers, integrators and reporters, each in the order in which it is added.
/// The default pipeline serves every partner. A partner's own pipeline adds its stages after the default ones; if it has routes, they replace
/// the default routes. Not thread-safe.
/// </summary>
public interface IPipelineBuilder
{
    /// <summary>Accepts files from the source with this name. Repeated calls add sources; without a call every source is accepted.</summary>
    IPipelineBuilder From(string source);

    /// <summary>Adds a validator. Dependency injection creates one instance for each load.</summary>
    IPipelineBuilder Validate<TValidator>()
        where TValidator : class, IValidator;

    /// <summary>Adds a transformer. Dependency injection creates one instance for each load.</summary>
    IPipelineBuilder Transform<TTransformer>()
        where TTransformer : class, ITransformer;

    /// <summary>
    /// Routes models to the integrator with this name; without models, every model that it accepts. A pipeline without routes sends every
    /// model to every integrator that accepts it.
    /// </summary>
    IPipelineBuilder Integrate(string integrator, params RecordModel[] models);

    /// <summary>Adds a reporter. Dependency injection creates one instance for each load.</summary>
    IPipelineBuilder Report<TReporter>()
        where TReporter : class, IReporter;
}
