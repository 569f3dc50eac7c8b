using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Checks;

/// <summary>The input of a check: the content of a scalar, the kind alone of a container.</summary>
internal readonly ref struct ScalarValue(JsonValueKind kind, ReadOnlySpan<byte> text, bool isOversized = false)
{
    public JsonValueKind Kind { get; } = kind;

    /// <summary>Unescaped UTF-8 of a string, raw bytes of another scalar; empty for containers and oversized scalars.</summary>
    public ReadOnlySpan<byte> Text { get; } = text;

    public bool IsOversized { get; } = isOversized;
}
