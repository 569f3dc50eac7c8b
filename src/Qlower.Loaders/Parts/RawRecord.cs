namespace Qlower.Loaders.Parts;

/// <summary>One record's own bytes, its nested sections emptied. Immutable.</summary>
internal sealed class RawRecord
{
    /// <summary>0-based index in the part.</summary>
    public required int Ordinal { get; init; }

    public required FilePosition Start { get; init; }

    public required PartRun Run { get; init; }

    /// <summary>Index in the array of the file.</summary>
    public required long Index { get; init; }

    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Where nested sections were taken out, in order.</summary>
    public required IReadOnlyList<RecordHole> Holes { get; init; }

    /// <summary>RFC 6901 pointer of the record in the file.</summary>
    public string Pointer => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Run.ArrayPointer}/{Index}");

    /// <summary>The place in the file of a byte of <see cref="Bytes"/>.</summary>
    public FilePosition PositionOf(int index)
    {
        var (from, at) = (0, Start);
        foreach (var hole in Holes)
        {
            if (hole.Index > index)
            {
                break;
            }

            (from, at) = (hole.Index, hole.After);
        }

        return TextPosition.Advance(at, Bytes.Span[from..index]);
    }
}
