using Json.Schema;

namespace Qlower.Loaders.JsonSchemaNet;

/// <summary>What one call of the builder's verb configures.</summary>
internal sealed class BuildOptionsSetup(Action<BuildOptions> configure)
{
    public void Apply(BuildOptions options) => configure(options);
}
