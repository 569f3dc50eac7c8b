using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Checks;

/// <summary>A keyword on a single value. Immutable and thread-safe.</summary>
internal abstract class Check(Site site)
{
    public Site Site { get; } = site;

    /// <summary>Whether the check can fail for values of this kind; a plan leaves it out for other kinds.</summary>
    public abstract bool Concerns(JsonValueKind kind);

    /// <summary>Whether the value passes. Its kind must be one for which <see cref="Concerns"/> is true.</summary>
    public abstract bool Passes(in ScalarValue value);
}
