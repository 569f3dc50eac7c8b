namespace Qlower.Loaders.JsonSchema.Patterns;

/// <summary>A pattern that was parsed and is compiled on first use, since many patterns of a schema are never used. Thread-safe.</summary>
internal sealed class LazyPattern(PatternNode parsed)
{
    private StringPattern? _compiled;

    /// <summary>Two threads may both compile it; the results are equal.</summary>
    public StringPattern Compiled => _compiled ??= PatternCompiler.Compile(parsed);
}
