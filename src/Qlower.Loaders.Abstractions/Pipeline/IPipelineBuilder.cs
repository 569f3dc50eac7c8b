namespace Qlower.Loaders;

/// <summary>
/// Orders the stages of a pipeline: sources, validators, transformers, integrators and reporters, each in the order in which it is
/// added. The default pipeline serves every partner; a partner's own adds its stages behind the default ones and, where it has
/// routes, replaces the default routes.
/// </summary>
public interface IPipelineBuilder
{
    /// <summary>Accepts files only from this source (by name); called several times, from any of them. Never called: from every source.</summary>
    IPipelineBuilder From(string source);

    /// <summary>Adds a validator, made once a load by dependency injection.</summary>
    IPipelineBuilder Validate<TValidator>()
        where TValidator : class, IValidator;

    /// <summary>Adds a transformer, made once a load by dependency injection.</summary>
    IPipelineBuilder Transform<TTransformer>()
        where TTransformer : class, ITransformer;

    /// <summary>
    /// Routes models to an integrator (by name). No model named means every one that it takes. Without any route, every
    /// integrator gets every model that it takes.
    /// </summary>
    IPipelineBuilder Integrate(string integrator, params RecordModel[] models);

    /// <summary>Adds a reporter, made once a load by dependency injection.</summary>
    IPipelineBuilder Report<TReporter>()
        where TReporter : class, IReporter;
}
