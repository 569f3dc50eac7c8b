namespace Qlower.Loaders.JsonSchema.Formats;

/// <summary>Looks up tables of first and last code points.</summary>
internal static class CodePointRanges
{
    public static bool Contains(ReadOnlySpan<int> bounds, int codePoint)
    {
        var at = bounds.BinarySearch(codePoint);
        return at >= 0 || (~at & 1) != 0;
    }
}
