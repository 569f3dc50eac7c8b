namespace Qlower.Loaders.JsonSchema.Patterns;

/// <summary>Collects ranges in any order.</summary>
internal sealed class CodePointSetBuilder
{
    private readonly List<long> _ranges = [];

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
            _ranges.Add(((long)first << 32) | (uint)last);
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
        _ranges.Sort();
        var bounds = new int[_ranges.Count * 2];
        var length = 0;
        foreach (var range in _ranges)
        {
            var first = (int)(range >> 32);
            var last = (int)range;
            if (length > 0 && first <= bounds[length - 1] + 1)
            {
                bounds[length - 1] = Math.Max(bounds[length - 1], last);
            }
            else
            {
                bounds[length++] = first;
                bounds[length++] = last;
            }
        }

        return CodePointSet.FromSorted(bounds[..length]);
    }
}
