using System.Text.Json;

namespace Qlower.Loaders.JsonSchema;

/// <summary>Position and kind of an observed value. Valid during the call only.</summary>
public readonly ref struct ValueStart
{
    private readonly IValuePlaces? _places;

    internal ValueStart(IValuePlaces places, long offset, JsonValueKind kind, int depth, ReadOnlySpan<byte> propertyName, int index, long padding, long nameOffset)
    {
        _places = places;
        Offset = offset;
        Kind = kind;
        Depth = depth;
        PropertyName = propertyName;
        Index = index;
        Padding = padding;
        NameOffset = nameOffset;
    }

    /// <summary>Byte offset of the value's first byte from the start of the input.</summary>
    public long Offset { get; }

    /// <summary>Line of the value's first byte, from 1. Computed on access.</summary>
    public long Line => _places is null ? 0 : _places.LineAndColumnOf(Offset).Line;

    /// <summary>Column of the value's first byte, from 1, in Unicode code points. Computed on access.</summary>
    public long Column => _places is null ? 0 : _places.LineAndColumnOf(Offset).Column;

    /// <summary>The value's kind; never <see cref="JsonValueKind.Undefined"/>.</summary>
    public JsonValueKind Kind { get; }

    /// <summary>Number of containers around the value; 0 for the root.</summary>
    public int Depth { get; }

    /// <summary>Unescaped name of the property that contains the value; empty for array items and the root. A name longer than
    /// <see cref="ValidationLimits.MaxStringBytes"/> is cut.</summary>
    public ReadOnlySpan<byte> PropertyName { get; }

    /// <summary>Byte offset of the opening quote of the property's name from the start of the input; -1 for array items and the root.</summary>
    public long NameOffset { get; }

    /// <summary>Index in the array that contains the value, -1 for properties and the root; stays at <see cref="int.MaxValue"/> beyond it.</summary>
    public int Index { get; }

    /// <summary>
    /// Bytes of white space between tokens, in runs of more than 64 bytes, before the value. Subtract it from <see cref="ValueEnd.Padding"/>
    /// for the padding inside the value.
    /// </summary>
    public long Padding { get; }

    /// <summary>Returns line and column, each from 1, of the opening quote of the property's name; those of the value without a name.</summary>
    public (long Line, long Column) GetNamePlace() => _places is null ? default : _places.LineAndColumnOf(NameOffset >= 0 ? NameOffset : Offset);

    /// <summary>The value, as an RFC 6901 pointer; empty for the root. Allocates.</summary>
    public string GetPointer() => _places is null ? "" : _places.PointerAt(Depth);
}
