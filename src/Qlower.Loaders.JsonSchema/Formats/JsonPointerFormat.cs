namespace Qlower.Loaders.JsonSchema.Formats;

/// <summary>Pointers of RFC 6901, and relative ones of the draft that JSON Schema references.</summary>
internal static class JsonPointerFormat
{
    public static bool IsJsonPointer(ReadOnlySpan<byte> value)
    {
        if (value.Length == 0)
        {
            return true;
        }

        if (value[0] != '/')
        {
            return false;
        }

        for (var tilde = value.IndexOf((byte)'~'); tilde >= 0; tilde = value.IndexOf((byte)'~'))
        {
            if (tilde + 1 == value.Length || value[tilde + 1] is not ((byte)'0' or (byte)'1'))
            {
                return false;
            }

            value = value[(tilde + 2)..];
        }

        return true;
    }

    public static bool IsRelativeJsonPointer(ReadOnlySpan<byte> value)
    {
        var digits = value.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        digits = digits < 0 ? value.Length : digits;
        if (digits == 0 || (digits > 1 && value[0] == '0'))
        {
            return false;
        }

        var rest = value[digits..];
        return rest.SequenceEqual("#"u8) || IsJsonPointer(rest);
    }
}
