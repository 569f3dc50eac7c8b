using System.Text.Json;

namespace Qlower.Loaders.JsonSchema;

/// <summary>
/// The verdict on one instance in the standard's <c>basic</c> form: a flat list of what failed, or of what was annotated. Immutable.
/// </summary>
public sealed class SchemaOutput
{
    internal SchemaOutput(bool isValid, IReadOnlyList<OutputUnit> units) => (IsValid, Units) = (isValid, units);

    /// <summary>Whether the instance is JSON without any fault, and valid. Warnings do not matter.</summary>
    public bool IsValid { get; }

    /// <summary>
    /// The failures of an invalid instance, the annotations of a valid one, in the order of evaluation. Never null. Where references
    /// lead to the same schema object for the same value more than once, each path is listed, up to 10,000 repetitions in one output;
    /// from then on, only the first path of such an object is listed for a value.
    /// </summary>
    public IReadOnlyList<OutputUnit> Units { get; }

    /// <summary>
    /// Writes one JSON object: <c>valid</c>, and <c>errors</c> or <c>annotations</c> unless that list is empty.
    /// </summary>
    /// <param name="writer">The writer; not flushed.</param>
    /// <exception cref="ArgumentNullException">The writer is null.</exception>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteBoolean("valid", IsValid);
        if (Units.Count > 0)
        {
            writer.WriteStartArray(IsValid ? "annotations" : "errors");
            foreach (var unit in Units)
            {
                unit.WriteTo(writer);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
