namespace Qlower.Loaders.Secrets;

/// <summary>Keeps secrets of a file out of what is shown of it.</summary>
internal static class SecretMask
{
    /// <summary>Replaces a blanked byte; never part of valid UTF-8.</summary>
    public const byte Blank = 0xFF;

    /// <summary>Blanks every secret byte of a stretch of the file that starts at an offset.</summary>
    public static void Apply(Span<byte> data, long offset, IReadOnlyList<ByteRange> secrets)
    {
        for (var i = 0; i < secrets.Count; i++)
        {
            var start = Math.Clamp(secrets[i].Start - offset, 0, data.Length);
            var end = Math.Clamp(secrets[i].End - offset, start, data.Length);
            data[(int)start..(int)end].Fill(Blank);
        }
    }
}
