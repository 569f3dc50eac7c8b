namespace Qlower.Loaders.Configuration;

/// <summary>
/// What was configured for one pipeline, in the order in which it was. Written while services are registered, read afterwards.
/// </summary>
internal sealed class PipelineDefinition
{
    public List<string> Sources { get; } = [];

    public List<Type> Validators { get; } = [];

    public List<Type> Transformers { get; } = [];

    public List<PipelineRoute> Routes { get; } = [];

    public List<Type> Reporters { get; } = [];
}
