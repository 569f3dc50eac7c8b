namespace Qlower.Loaders.Relational.Records;

/// <summary>A row of a <see cref="StagedTable"/>.</summary>
/// <param name="Batch">The number of the batch.</param>
/// <param name="Position">The position of the record in the batch.</param>
/// <param name="Record">The record; not an erasure.</param>
internal readonly record struct StagedRow(long Batch, int Position, IntegrationRecord Record);
