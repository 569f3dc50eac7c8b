namespace Qlower.Loaders.JsonSchema.Patterns;

/// <summary>A regular expression of ECMA-262 matched on UTF-8. Immutable and thread-safe.</summary>
internal abstract class StringPattern
{
    /// <summary>Whether every text matches.</summary>
    public virtual bool AcceptsEverything => false;

    /// <summary>Whether every text without a byte below 0x20 matches, so that a JSON string without escapes needs no check.</summary>
    public virtual bool AcceptsAllPlainText => AcceptsEverything;

    /// <summary>A bit for each byte of ASCII: whether every text that begins with it matches.</summary>
    public virtual UInt128 SureFirstBytes => 0;

    /// <exception cref="ArgumentException">The pattern is not supported.</exception>
    public static StringPattern Create(string pattern) => PatternCompiler.Compile(PatternParser.Parse(pattern));

    /// <param name="utf8">Valid UTF-8.</param>
    public abstract bool IsMatch(ReadOnlySpan<byte> utf8);
}
