namespace Qlower.Loaders.Secrets;

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

    /// <summary>
    /// The pointer to such a member, where a pointer leads to it or into it: names inside it may be secret too. Else null.
    /// </summary>
    public static string? SecretPart(string pointer)
    {
        var start = 0;
        while (start < pointer.Length)
        {
            var next = pointer.IndexOf('/', start + 1);
            var end = next < 0 ? pointer.Length : next;
            if (IsSecret(System.Text.Encoding.UTF8.GetBytes(pointer[(start + 1)..end])))
            {
                return pointer[..end];
            }

            start = end;
        }

        return null;
    }
}
