namespace Qlower.Loaders.JsonSchema.Formats;

/// <summary>A UUID of RFC 4122, of any version.</summary>
internal static class UuidFormat
{
    public static bool IsUuid(ReadOnlySpan<byte> value)
    {
        if (value.Length != 36)
        {
            return false;
        }

        for (var i = 0; i < value.Length; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? value[i] != '-' : !char.IsAsciiHexDigit((char)value[i]))
            {
                return false;
            }
        }

        return true;
    }
}
