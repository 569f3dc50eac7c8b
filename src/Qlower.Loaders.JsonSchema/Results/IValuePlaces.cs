namespace Qlower.Loaders.JsonSchema;

/// <summary>Finds the place of an open value on request, as places take time to compute.</summary>
internal interface IValuePlaces
{
    /// <summary>Line and column of the byte at this offset, each from 1.</summary>
    (long Line, long Column) LineAndColumnOf(long offset);

    /// <summary>The RFC 6901 pointer of the open value with this number of containers around it.</summary>
    string PointerAt(int depth);
}
