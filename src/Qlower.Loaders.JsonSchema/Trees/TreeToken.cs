using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Trees;

/// <summary>One value or property name on the tape of a <see cref="JsonTree"/>.</summary>
internal struct TreeToken
{
    /// <summary>First byte, counted from the first byte of the tree; a string's is its quote.</summary>
    public int Start;

    /// <summary>Bytes of a scalar's content, members of an object, items of an array.</summary>
    public int Length;

    /// <summary>Of a container: the token after its last one. Of a string: the location of its unescaped content, if not in the text.</summary>
    public int Next;

    public JsonValueKind Kind;

    /// <summary>Whether it exceeds its limit, so that its content is not compared.</summary>
    public bool IsOversized;
}
