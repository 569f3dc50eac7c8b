namespace Qlower.Loaders.Inspection;

/// <summary>Recognises members that hold a key, also when the name is misspelt.</summary>
internal static class SecretNames
{
    /// <summary>Whether the name is <c>apiKey</c> but for case, hyphens and underscores.</summary>
    public static bool IsSecret(ReadOnlySpan<byte> name)
    {
        var expected = "apikey"u8;
        var matched = 0;
        foreach (var letter in name)
        {
            if (letter is (byte)'_' or (byte)'-' or (byte)' ')
            {
                continue;
            }

            if (matched == expected.Length || (letter | 0x20) != expected[matched])
            {
                return false;
            }

            matched++;
        }

        return matched == expected.Length;
    }

    /// <summary>Whether a pointer leads to such a member or into it.</summary>
    public static bool IsSecretPointer(string pointer)
    {
        foreach (var segment in pointer.Split('/'))
        {
            if (IsSecret(System.Text.Encoding.UTF8.GetBytes(segment)))
            {
                return true;
            }
        }

        return false;
    }
}
