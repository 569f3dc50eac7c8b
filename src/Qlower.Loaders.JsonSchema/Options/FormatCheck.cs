namespace Qlower.Loaders.JsonSchema;

/// <summary>Returns whether a value has a named format. Called on the validating thread; must be pure and thread-safe.</summary>
/// <param name="value">The unescaped UTF-8 content of a string, or the raw bytes of a number token; valid during the call only.</param>
/// <param name="isNumber">Whether the value is a number; false for a string. Values of other kinds are never passed.</param>
/// <returns>Whether the value has the format. True if the format does not apply to this kind of value.</returns>
public delegate bool FormatCheck(ReadOnlySpan<byte> value, bool isNumber);
