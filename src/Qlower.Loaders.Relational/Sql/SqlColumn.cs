namespace Qlower.Loaders.Relational.Sql;

/// <summary>One column of a table. Immutable.</summary>
/// <param name="name">Its name.</param>
/// <param name="type">Its type.</param>
/// <param name="isRequired">Whether it refuses NULL.</param>
/// <param name="defaultValue">Its default as SQL; <see langword="null"/> for none.</param>
/// <param name="references">The table whose key the column holds; <see langword="null"/> for none.</param>
internal sealed class SqlColumn(string name, SqlType type = SqlType.Text, bool isRequired = true, string? defaultValue = null, string? references = null)
{
    public string Name { get; } = name;

    public SqlType Type { get; } = type;

    public bool IsRequired { get; } = isRequired;

    public string? DefaultValue { get; } = defaultValue;

    public string? References { get; } = references;

    /// <summary>A column that accepts NULL.</summary>
    public static SqlColumn Optional(string name, SqlType type = SqlType.Text) => new(name, type, isRequired: false);

    /// <summary>An integer that is 0 unless set.</summary>
    public static SqlColumn Zero(string name) => new(name, SqlType.Integer, defaultValue: "0");

    /// <summary>A flag that is false unless set.</summary>
    public static SqlColumn False(string name) => new(name, SqlType.Boolean, defaultValue: "FALSE");

    /// <summary>An integer that is required.</summary>
    public static SqlColumn Integer(string name) => new(name, SqlType.Integer);

    /// <summary>The key of a row of another table.</summary>
    public static SqlColumn Reference(string name, string table) => new(name, SqlType.Integer, references: table);
}
