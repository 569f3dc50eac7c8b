using Microsoft.Data.Sqlite;

namespace Qlower.Loaders.Sqlite.Records;

/// <inheritdoc />
/// <typeparam name="T">The internal record.</typeparam>
internal sealed class RecordTable<T>(string name, params (string Column, Func<T, object?> Value)[] columns)
    : RecordTable(name, Array.Exists(columns, column => column.Column == "client_email"), Array.ConvertAll(columns, column => column.Column))
    where T : class, IInternalRecord
{
    private readonly Func<T, object?>[] _values = Array.ConvertAll(columns, column => column.Value);

    public override void Bind(SqliteParameterCollection parameters, IInternalRecord record)
    {
        var typed = (T)record;
        for (var i = 0; i < _values.Length; i++)
        {
            parameters[CommonParameters + i].Value = _values[i](typed) ?? DBNull.Value;
        }
    }
}
