namespace Qlower.Loaders.JsonSchema.Patterns;

/// <summary>
/// Classes of ASCII at fixed places, only the last of which may be missing, such as <c>^[A-Z]{2}\d{3,5}$</c>: a bit for each place
/// in a word for each byte, and no byte depends on the one before it.
/// </summary>
internal sealed class PlacePattern : StringPattern
{
    private const int MostPlaces = 64;

    private readonly ulong[] _places = new ulong[256];
    private readonly int _minimum;
    private readonly int _maximum;

    private PlacePattern(List<CodePointSet> places, int minimum)
    {
        (_minimum, _maximum) = (minimum, places.Count);
        for (var place = 0; place < places.Count; place++)
        {
            for (var b = 0; b < 0x80; b++)
            {
                _places[b] |= places[place].Contains(b) ? 1UL << place : 0;
            }
        }
    }

    /// <param name="parts">A pattern with an anchor at both ends.</param>
    public static PlacePattern? TryCreate(PatternNode[] parts)
    {
        var places = new List<CodePointSet>();
        var minimum = 0;
        for (var i = 1; i < parts.Length - 1; i++)
        {
            var part = parts[i];
            var isRepeat = part.Kind == PatternNodeKind.Repeat;
            var unit = isRepeat ? part.Children[0] : part;
            var maximum = isRepeat ? part.Maximum : 1;
            minimum = places.Count + (isRepeat ? Math.Min(part.Minimum, MostPlaces) : 1);
            if (unit.Kind != PatternNodeKind.Class || unit.Set.Bounds.Length == 0 || unit.Set.Bounds[^1] >= 0x80
                || maximum > MostPlaces - places.Count || (i < parts.Length - 2 && minimum != places.Count + maximum))
            {
                return null;
            }

            for (var j = 0; j < maximum; j++)
            {
                places.Add(unit.Set);
            }
        }

        return places.Count == 0 ? null : new PlacePattern(places, minimum);
    }

    public override bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length < _minimum || utf8.Length > _maximum)
        {
            return false;
        }

        var places = _places.AsSpan(0, 256);
        var all = 1UL;
        for (var i = 0; i < utf8.Length; i++)
        {
            all &= places[utf8[i]] >> i;
        }

        return all != 0;
    }
}
