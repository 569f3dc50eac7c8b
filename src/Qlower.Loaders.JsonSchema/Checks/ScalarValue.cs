using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Checks;

/// <summary>A value as checks see it: content for scalars, kind alone for containers.</summary>
internal readonly ref struct ScalarValue(JsonValueKind kind, ReadOnlySpan<byte> text, bool isOversized = false)
{
    public JsonValueKind Kind { get; } = kind;

    /// <summary>Unescaped UTF-8 of a string, raw bytes of another scalar; empty for containers and oversized scalars.</summary>
    public ReadOnlySpan<byte> Text { get; } = text;

    public bool IsOversized { get; } = isOversized;
}
