namespace Qlower.Loaders.Secrets;

/// <summary>A place where a key was found, as byte offsets into the text that was searched.</summary>
/// <param name="Start">The first byte of the key; -1 when there is none.</param>
/// <param name="End">The first byte behind the key.</param>
/// <param name="IsCut">Whether the text ends before it is certain that this is the key; <see cref="End"/> is then the text's end.</param>
/// <param name="Characters">The number of characters of the key that were found.</param>
internal readonly record struct KeyMatch(int Start, int End, bool IsCut, int Characters)
{
    public static KeyMatch None => new(-1, -1, false, 0);

    public bool IsFound => Start >= 0;
}
