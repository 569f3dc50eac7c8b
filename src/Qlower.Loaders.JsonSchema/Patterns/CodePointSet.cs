namespace Qlower.Loaders.JsonSchema.Patterns;

/// <summary>A set of code points; surrogates are never among them, since UTF-8 has none.</summary>
internal sealed class CodePointSet
{
    public const int LastCodePoint = 0x10FFFF;

    private readonly int[] _bounds;

    private CodePointSet(int[] bounds) => _bounds = bounds;

    public static CodePointSet Any { get; } = Of([0, LastCodePoint]);

    public static CodePointSet None { get; } = new([]);

    /// <summary>First and last code points of the ranges, ascending; the ranges neither overlap nor touch.</summary>
    public ReadOnlySpan<int> Bounds => _bounds;

    /// <summary>The only member, or -1 when there are more or none.</summary>
    public int Single => _bounds.Length == 2 && _bounds[0] == _bounds[1] ? _bounds[0] : -1;

    public static CodePointSet Of(ReadOnlySpan<int> bounds)
    {
        var builder = new CodePointSetBuilder();
        builder.Add(bounds);
        return builder.Build();
    }

    public static CodePointSet Of(int codePoint)
    {
        var builder = new CodePointSetBuilder();
        builder.Add(codePoint, codePoint);
        return builder.Build();
    }

    /// <param name="bounds">In the order that <see cref="Bounds"/> promises.</param>
    internal static CodePointSet FromSorted(int[] bounds) => bounds.Length == 0 ? None : new CodePointSet(bounds);

    public bool Contains(int codePoint)
    {
        var at = Array.BinarySearch(_bounds, codePoint);
        return at >= 0 || (~at & 1) != 0;
    }

    public bool ContainsRange(int first, int last)
    {
        var at = Array.BinarySearch(_bounds, first);
        at = at >= 0 ? at : ~at;
        return at < _bounds.Length && Contains(first) && _bounds[at | 1] >= last;
    }

    public CodePointSet Complement()
    {
        var builder = new CodePointSetBuilder();
        var next = 0;
        for (var i = 0; i < _bounds.Length; i += 2)
        {
            builder.Add(next, _bounds[i] - 1);
            next = _bounds[i + 1] + 1;
        }

        builder.Add(next, LastCodePoint);
        return builder.Build();
    }

    public bool HasSameMembers(CodePointSet other) => _bounds.AsSpan().SequenceEqual(other._bounds);
}
