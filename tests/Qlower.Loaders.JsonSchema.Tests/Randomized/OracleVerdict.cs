namespace Qlower.Loaders.JsonSchema.Tests.Randomized;

/// <summary>What a schema says of a value: whether it fits, and which of its members and items were looked at.</summary>
internal sealed class OracleVerdict
{
    public bool IsValid { get; private set; } = true;

    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    public HashSet<int> Items { get; } = [];

    public void Require(bool condition) => IsValid &= condition;

    /// <summary>Takes over what another schema looked at in the same value; a schema that failed has looked at nothing.</summary>
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
