using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

/// <inheritdoc />
/// <typeparam name="T">The internal record.</typeparam>
internal sealed class RecordTable<T>(string name, IReadOnlyList<SqlIndex> indexes, params RecordColumn<T>[] columns)
    : RecordTable(name, Array.ConvertAll(columns, column => column.Column), indexes)
    where T : class, IInternalRecord
{
    private readonly Func<T, object?>[] _values = Array.ConvertAll(columns, column => column.Value);

    protected override void ReadValues(IInternalRecord record, Span<object?> values)
    {
        var typed = (T)record;
        for (var i = 0; i < _values.Length; i++)
        {
            values[i] = _values[i](typed);
        }
    }
}
