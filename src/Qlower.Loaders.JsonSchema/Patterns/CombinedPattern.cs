namespace Qlower.Loaders.JsonSchema.Patterns;

/// <summary>Patterns that must all match, and others of which none may.</summary>
internal sealed class CombinedPattern(StringPattern[] required, StringPattern[] refused) : StringPattern
{
    public override bool AcceptsAllPlainText { get; } =
        refused.Length == 0 && Array.TrueForAll(required, pattern => pattern.AcceptsAllPlainText);

    public override bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        foreach (var pattern in required)
        {
            if (!pattern.IsMatch(utf8))
            {
                return false;
            }
        }

        foreach (var pattern in refused)
        {
            if (pattern.IsMatch(utf8))
            {
                return false;
            }
        }

        return true;
    }
}
