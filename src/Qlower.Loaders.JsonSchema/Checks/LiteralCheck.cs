using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Checks;

/// <summary>The keywords <c>enum</c> and <c>const</c>.</summary>
/// <param name="site">The location of the keyword.</param>
/// <param name="literals">The literals.</param>
/// <param name="isUndecided">Whether a value of this kind may equal an object or array among the literals.</param>
internal sealed class LiteralCheck(Site site, LiteralSet literals, Func<JsonValueKind, bool> isUndecided) : Check(site)
{
    public LiteralSet Literals => literals;

    public bool HasAny(JsonValueKind kind) => literals.HasAny(kind);

    /// <summary>False for values that may equal an object or array among the literals, since the comparison needs the whole value.</summary>
    public override bool Concerns(JsonValueKind kind) => !isUndecided(kind);

    public override bool Passes(in ScalarValue value) => literals.Contains(value);
}
