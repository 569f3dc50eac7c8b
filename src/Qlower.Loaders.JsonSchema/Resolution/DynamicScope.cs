namespace Qlower.Loaders.JsonSchema.Resolution;

/// <summary>
/// The part of the dynamic scope that matters: for each name that dynamic references search, the outermost resource that has it.
/// Created only by <see cref="DynamicScopes"/>, so that equal ones are the same object.
/// </summary>
internal sealed class DynamicScope(int id, IReadOnlyDictionary<string, SchemaResource> outermost)
{
    public int Id { get; } = id;

    public SchemaResource? Find(string name) => outermost.GetValueOrDefault(name);
}
