namespace Qlower.Loaders.JsonSchema.Scanning;

/// <summary>A place in the input, both numbers from 1.</summary>
internal readonly record struct Position(long Line, long Column)
{
    /// <summary>Adds a position that is relative to this one.</summary>
    public Position Plus(Position relative) =>
        relative.Line == 1 ? new(Line, Column + relative.Column - 1) : new(Line + relative.Line - 1, relative.Column);
}
