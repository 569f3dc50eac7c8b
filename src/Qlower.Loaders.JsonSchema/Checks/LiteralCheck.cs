using System.Text.Json;
using Qlower.Loaders.JsonSchema.Compilation;

namespace Qlower.Loaders.JsonSchema.Checks;

/// <summary>The keywords <c>enum</c> and <c>const</c>.</summary>
internal sealed class LiteralCheck(Site site, LiteralSet literals) : Check(site)
{
    public LiteralSet Literals => literals;

    public bool HasAny(JsonValueKind kind) => literals.HasAny(kind);

    public override bool Concerns(JsonValueKind kind) => true;

    public override bool Passes(in ScalarValue value) => literals.Contains(value);
}
