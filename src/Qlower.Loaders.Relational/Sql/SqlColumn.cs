namespace Qlower.Loaders.Relational.Sql;

/// <summary>One column of a table. Immutable.</summary>
/// <param name="name">Its name.</param>
/// <param name="type">Its type.</param>
/// <param name="isRequired">Whether it refuses NULL.</param>
/// <param name="defaultValue">Its default as SQL; <see langword="null"/> for none.</param>
internal sealed class SqlColumn(string name, SqlType type = SqlType.Text, bool isRequired = true, string? defaultValue = null)
{
    public string Name { get; } = name;

    public SqlType Type { get; } = type;

    public bool IsRequired { get; } = isRequired;

    public string? DefaultValue { get; } = defaultValue;

    /// <summary>A column that accepts NULL.</summary>
    public static SqlColumn Optional(string name, SqlType type = SqlType.Text) => new(name, type, isRequired: false);

    /// <summary>An integer that is 0 unless set.</summary>
    public static SqlColumn Zero(string name) => new(name, SqlType.Integer, defaultValue: "0");

    /// <summary>An integer that is required.</summary>
    public static SqlColumn Integer(string name) => new(name, SqlType.Integer);
}
