namespace Qlower.Loaders.JsonSchema.Patterns;

/// <summary>A pattern that matches every text.</summary>
internal sealed class EveryText : StringPattern
{
    public override bool AcceptsEverything => true;

    public override bool IsMatch(ReadOnlySpan<byte> utf8) => true;
}
