using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

/// <summary>One column of a record's table and the value that it stores. Immutable.</summary>
/// <typeparam name="T">The internal record.</typeparam>
/// <param name="name">The column's name.</param>
/// <param name="value">Returns the value; null for NULL.</param>
/// <param name="type">The column's type.</param>
/// <param name="isRequired">Whether the column refuses NULL.</param>
internal sealed class RecordColumn<T>(string name, Func<T, object?> value, SqlType type = SqlType.Text, bool isRequired = true)
{
    public SqlColumn Column { get; } = new(name, type, isRequired);

    public Func<T, object?> Value { get; } = value;
}
