using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Checks;

/// <summary>The keyword <c>pattern</c>.</summary>
internal sealed class PatternCheck(Site site, LazyPattern pattern) : Check(site)
{
    public StringPattern Pattern => pattern.Compiled;

    public override bool Concerns(JsonValueKind kind) => kind == JsonValueKind.String;

    public override bool Passes(in ScalarValue value) => value.IsOversized || pattern.Compiled.IsMatch(value.Text);
}
