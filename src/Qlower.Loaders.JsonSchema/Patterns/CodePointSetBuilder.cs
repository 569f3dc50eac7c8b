namespace Qlower.Loaders.JsonSchema.Patterns;

/// <summary>Collects ranges in any order.</summary>
internal sealed class CodePointSetBuilder
{
    private readonly List<int> _firsts = [];
    private readonly List<int> _lasts = [];

    public void Add(int first, int last)
    {
        if (first < 0xD800 && last > 0xDFFF)
        {
            Add(first, 0xD7FF);
            Add(0xE000, last);
            return;
        }

        first = first is >= 0xD800 and <= 0xDFFF ? 0xE000 : first;
        last = last is >= 0xD800 and <= 0xDFFF ? 0xD7FF : last;
        if (first <= last)
        {
            _firsts.Add(first);
            _lasts.Add(last);
        }
    }

    public void Add(ReadOnlySpan<int> bounds)
    {
        for (var i = 0; i < bounds.Length; i += 2)
        {
            Add(bounds[i], bounds[i + 1]);
        }
    }

    public CodePointSet Build()
    {
        // Each in its own order: where as many ranges have ended as have begun, there is a gap.
        _firsts.Sort();
        _lasts.Sort();
        var bounds = new int[_firsts.Count * 2];
        var length = 0;
        for (var i = 0; i < _firsts.Count; i++)
        {
            if (i == 0 || _firsts[i] > _lasts[i - 1] + 1)
            {
                bounds[length] = _firsts[i];
                length += 2;
            }

            bounds[length - 1] = _lasts[i];
        }

        Array.Resize(ref bounds, length);
        return CodePointSet.FromSorted(bounds);
    }
}
