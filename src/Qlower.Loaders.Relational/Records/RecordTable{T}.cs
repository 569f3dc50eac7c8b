using System.Data.Common;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

/// <inheritdoc />
/// <typeparam name="T">The internal record.</typeparam>
internal sealed class RecordTable<T>(string name, IReadOnlyList<SqlIndex> indexes, params RecordColumn<T>[] columns)
    : RecordTable(name, Array.ConvertAll(columns, column => column.Column), indexes)
    where T : class, IInternalRecord
{
    private readonly Func<T, object?>[] _values = Array.ConvertAll(columns, column => column.Value);

    public override void Bind(DbParameterCollection parameters, IInternalRecord record)
    {
        var typed = (T)record;
        var first = CommonParameters;
        for (var i = 0; i < _values.Length; i++)
        {
            parameters[first + i].Value = _values[i](typed) ?? DBNull.Value;
        }
    }
}
