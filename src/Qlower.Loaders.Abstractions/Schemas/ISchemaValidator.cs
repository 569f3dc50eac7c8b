namespace Qlower.Loaders;

/// <summary>A schema compiled by an <see cref="ISchemaEngine"/>. Implementations are thread-safe: several loads use one instance at once.</summary>
public interface ISchemaValidator
{
    /// <summary>
    /// Validates one record. An exception is a fault of the engine, never of the partner's data: the record is rejected with
    /// <see cref="RuleCodes.RuleFault"/>, and the load is marked as faulted and raises an alert. A call that takes longer than the host allows for
    /// a record is treated alike.
    /// </summary>
    /// <param name="utf8Record">
    /// The record as the partner sent it, in well-formed UTF-8 JSON that meets the format; the arrays of records nested in it are empty,
    /// as these are validated on their own. The memory stays valid and unchanged, also after the host abandoned the call.
    /// </param>
    /// <param name="cancellationToken">Cancelled when the host stops or the time for a record is over.</param>
    /// <returns>The violations, in any order; empty when the record is valid.</returns>
    IReadOnlyList<SchemaViolation> Validate(ReadOnlyMemory<byte> utf8Record, CancellationToken cancellationToken = default);
}
