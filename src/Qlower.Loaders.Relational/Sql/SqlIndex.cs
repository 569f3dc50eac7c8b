namespace Qlower.Loaders.Relational.Sql;

/// <summary>One index of a table. Immutable.</summary>
/// <param name="name">Its name.</param>
/// <param name="columns">Its columns, in order.</param>
/// <param name="isUnique">Whether it refuses equal rows.</param>
/// <param name="where">The condition of a partial index; <see langword="null"/> for all rows.</param>
internal sealed class SqlIndex(string name, string columns, bool isUnique = false, string? where = null)
{
    public string Name { get; } = name;

    public string Columns { get; } = columns;

    public bool IsUnique { get; } = isUnique;

    public string? Where { get; } = where;
}
