using System.Text.Json;

namespace Qlower.Loaders.JsonSchemaNet;

/// <summary>Measures how deeply a record is nested.</summary>
internal static class RecordDepth
{
    /// <summary>Values inside one another; 1 for a scalar.</summary>
    /// <exception cref="JsonException">The record is not JSON, or nested more than 64 deep.</exception>
    public static int Of(ReadOnlySpan<byte> utf8Record)
    {
        var reader = new Utf8JsonReader(utf8Record);
        var depth = 0;
        while (reader.Read())
        {
            depth = Math.Max(depth, reader.CurrentDepth);
        }

        return depth + 1;
    }
}
