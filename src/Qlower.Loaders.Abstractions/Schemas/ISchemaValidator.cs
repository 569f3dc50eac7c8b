namespace Qlower.Loaders;

/// <summary>A schema compiled by an <see cref="ISchemaEngine"/>. Thread-safe: several loads use it at once.</summary>
public interface ISchemaValidator
{
    /// <summary>
    /// Judges one record. Throwing is a fault of the engine and never the partner's: the record is rejected with
    /// <see cref="RuleCodes.RuleFault"/>, the load is marked and alerts. So is taking longer than the host allows for a record.
    /// </summary>
    /// <param name="utf8Record">
    /// The record as the partner sent it, in well-formed UTF-8 JSON that meets the format; the arrays of records nested in it are empty,
    /// as these are judged on their own. The memory stays valid and unchanged, also after the call was given up.
    /// </param>
    /// <param name="cancellationToken">Asks to stop, when the host stops or the time for a record is over.</param>
    /// <returns>Everything that is wrong, in any order; empty when the record is valid.</returns>
    IReadOnlyList<SchemaViolation> Validate(ReadOnlyMemory<byte> utf8Record, CancellationToken cancellationToken = default);
}
