using System.Text.Json;
using Qlower.Loaders.JsonSchema.Compilation;

namespace Qlower.Loaders.JsonSchema.Checks;

/// <summary>The keywords <c>enum</c> and <c>const</c>.</summary>
internal sealed class LiteralCheck(Site site, LiteralSet literals, StructuredLiterals structured) : Check(site)
{
    public LiteralSet Literals => literals;

    public bool HasAny(JsonValueKind kind) => literals.HasAny(kind);

    /// <summary>Not for values that may equal an object or array among the literals, which takes the whole value.</summary>
    public override bool Concerns(JsonValueKind kind) => !structured.Has(kind);

    public override bool Passes(in ScalarValue value) => literals.Contains(value);
}
