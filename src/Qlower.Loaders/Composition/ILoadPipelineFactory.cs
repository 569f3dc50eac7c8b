namespace Qlower.Loaders.Composition;

/// <summary>Makes the pipeline of a partner. Thread-safe.</summary>
internal interface ILoadPipelineFactory
{
    /// <summary>The partner's pipeline, its stages resolved from the scope of the load.</summary>
    /// <param name="scope">The load's scope.</param>
    /// <param name="partner">The partner's id; one that is not known gets the default pipeline and a profile without keys.</param>
    LoadPipeline Create(IServiceProvider scope, string partner);
}
