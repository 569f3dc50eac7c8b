namespace Qlower.Loaders.JsonSchema.Tests.Randomized;

/// <summary>The verdict of a schema on a value, and the members and items that it evaluated.</summary>
internal sealed class OracleVerdict
{
    public bool IsValid { get; private set; } = true;

    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    public HashSet<int> Items { get; } = [];

    public void Require(bool condition) => IsValid &= condition;

    /// <summary>Adds what another schema evaluated in the same value; a schema that failed has evaluated nothing.</summary>
    public void Annotate(OracleVerdict other)
    {
        if (other.IsValid)
        {
            Names.UnionWith(other.Names);
            Items.UnionWith(other.Items);
        }
    }

    /// <summary>Like <see cref="Annotate"/>, and the other schema must hold.</summary>
    public void Include(OracleVerdict other)
    {
        Require(other.IsValid);
        Annotate(other);
    }
}
