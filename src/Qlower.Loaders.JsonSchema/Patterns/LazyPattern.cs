namespace Qlower.Loaders.JsonSchema.Patterns;

/// <summary>A pattern that was read, and is compiled when first asked for: many a pattern of a schema never is. Thread-safe.</summary>
internal sealed class LazyPattern(PatternNode parsed)
{
    private StringPattern? _compiled;

    /// <summary>Two threads may both compile it; either result will do.</summary>
    public StringPattern Compiled => _compiled ??= PatternCompiler.Compile(parsed);
}
