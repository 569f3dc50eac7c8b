using Qlower.Loaders.JsonSchema.Scanning;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>Places of open values.</summary>
internal sealed class ValuePlaces(OpenValues values, PositionTracker positions) : IValuePlaces
{
    public Position PositionOf(long offset) => positions.Of(offset);

    /// <inheritdoc/>
    public (long Line, long Column) LineAndColumnOf(long offset)
    {
        var position = positions.Of(offset);
        return (position.Line, position.Column);
    }

    /// <inheritdoc/>
    public string PointerAt(int depth) => values.PointerAt(depth);
}
