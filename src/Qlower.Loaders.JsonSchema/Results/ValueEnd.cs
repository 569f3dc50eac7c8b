using System.Text.Json;

namespace Qlower.Loaders.JsonSchema;

/// <summary>The end of an observed value and, for a scalar, its content. Valid during the call only.</summary>
public readonly ref struct ValueEnd
{
    private readonly IObjectMembers? _members;

    internal ValueEnd(
        long startOffset,
        long endOffset,
        JsonValueKind kind,
        int depth,
        ReadOnlySpan<byte> value,
        bool isOversized,
        long padding,
        IObjectMembers? members = null)
    {
        _members = members;
        StartOffset = startOffset;
        EndOffset = endOffset;
        Kind = kind;
        Depth = depth;
        Value = value;
        IsOversized = isOversized;
        Padding = padding;
    }

    /// <summary>Byte offset of the value's first byte from the start of the input.</summary>
    public long StartOffset { get; }

    /// <summary>Byte offset after the value's last byte.</summary>
    public long EndOffset { get; }

    /// <summary>The value's kind; never <see cref="JsonValueKind.Undefined"/>.</summary>
    public JsonValueKind Kind { get; }

    /// <summary>Number of containers around the value; 0 for the root.</summary>
    public int Depth { get; }

    /// <summary>The unescaped UTF-8 of a string, the raw bytes of a number or literal; empty for containers and oversized scalars.</summary>
    public ReadOnlySpan<byte> Value { get; }

    /// <summary>Whether the string or number exceeds its limit, so that <see cref="Value"/> is empty.</summary>
    public bool IsOversized { get; }

    /// <summary>Bytes of white space between tokens, in runs of more than 64 bytes, before the end of the value. See <see cref="ValueStart.Padding"/>.</summary>
    public long Padding { get; }

    /// <summary>
    /// Returns whether an object has a member with this name. Known only for names that the schema defines for the object: false for every other name,
    /// and for values that are no objects.
    /// </summary>
    /// <param name="utf8Name">The unescaped name in UTF-8.</param>
    public bool HasMember(ReadOnlySpan<byte> utf8Name) => Kind == JsonValueKind.Object && _members?.Has(utf8Name) == true;
}
