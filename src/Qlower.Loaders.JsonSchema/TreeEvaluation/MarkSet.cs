namespace Qlower.Loaders.JsonSchema.TreeEvaluation;

/// <summary>Members or items of one value, by position, that a schema has evaluated.</summary>
internal sealed class MarkSet(int count)
{
    private readonly ulong[] _words = new ulong[(count + 63) / 64];

    public bool IsMarked(int index) => (_words[index >> 6] >> (index & 63) & 1) != 0;

    public void Mark(int index) => _words[index >> 6] |= 1UL << (index & 63);

    public void MarkFirst(int length)
    {
        for (var i = 0; i < Math.Min(length, count); i++)
        {
            Mark(i);
        }
    }

    public void MarkAll() => Array.Fill(_words, ulong.MaxValue);

    public void Add(MarkSet other)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            _words[i] |= other._words[i];
        }
    }
}
