using Qlower.Loaders.JsonSchema.Checks;
using Qlower.Loaders.JsonSchema.Schemas;

namespace Qlower.Loaders.JsonSchema.Strict;

/// <summary>The types that a value can have where a schema is applied to it. Not thread-safe.</summary>
internal sealed class PossibleTypes(AppliedTogether together)
{
    private const ValueTypes Every =
        ValueTypes.Null | ValueTypes.Boolean | ValueTypes.Integer | ValueTypes.Number | ValueTypes.String | ValueTypes.Array | ValueTypes.Object;

    private readonly Dictionary<SchemaNode, ValueTypes> _own = [];

    /// <summary>The types; <see cref="ValueTypes.None"/> when the schemas contradict each other.</summary>
    public ValueTypes Of(SchemaNode node)
    {
        var types = Every;
        foreach (var other in together.Of(node))
        {
            types &= Own(other);
        }

        return types;
    }

    /// <summary>The types that a schema allows. What it refers to is among the schemas that are applied together.</summary>
    private ValueTypes Own(SchemaNode node)
    {
        if (_own.TryGetValue(node, out var types))
        {
            return types;
        }

        types = node.Boolean == false ? ValueTypes.None : (node.Types ?? Every) & (node.LiteralTypes ?? Every);
        types &= OneOf(node.AnyOf) & OneOf(node.OneOf);
        _own.Add(node, types);
        return types;
    }

    private ValueTypes OneOf(List<SchemaNode> branches)
    {
        if (branches.Count == 0)
        {
            return Every;
        }

        var types = ValueTypes.None;
        foreach (var branch in branches)
        {
            var asserted = Own(branch);
            branch.AllOf.ForEach(other => asserted &= Own(other));
            branch.References.ForEach(reference => asserted &= Own(reference.Target));
            types |= asserted;
        }

        return types;
    }
}
