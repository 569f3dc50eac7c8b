namespace Qlower.Loaders.Relational.Sql;

/// <summary>One table: the source of its DDL in every dialect. Immutable.</summary>
internal sealed class SqlTable
{
    public required string Name { get; init; }

    public required IReadOnlyList<SqlColumn> Columns { get; init; }

    /// <summary>The columns of the primary key; <see langword="null"/> where a column is the key itself.</summary>
    public string? PrimaryKey { get; init; }

    public IReadOnlyList<SqlIndex> Indexes { get; init; } = [];
}
