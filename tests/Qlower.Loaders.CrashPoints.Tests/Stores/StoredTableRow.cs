namespace Qlower.Loaders.CrashPoints.Tests.Stores;

/// <summary>A row of a table.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Values">The values by column, in order of the columns; bytes and null among them.</param>
internal sealed record StoredTableRow(string Table, IReadOnlyList<KeyValuePair<string, object?>> Values);
