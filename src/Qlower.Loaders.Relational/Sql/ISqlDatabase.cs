namespace Qlower.Loaders.Relational.Sql;

/// <summary>One database: runs work on a connection of its own. Thread-safe.</summary>
internal interface ISqlDatabase
{
    /// <summary>The dialect of the store.</summary>
    SqlDialect Dialect { get; }

    /// <summary>The database as an operator configured it, without secrets: for messages.</summary>
    string Location { get; }

    /// <summary>The ledger in this database; <see langword="null"/> when the host has another one. Set by the ledger.</summary>
    ISqlCheckpoints? Ledger { get; set; }

    /// <summary>Returns the id of the database, created with it and stable afterwards.</summary>
    Task<string> GetIdAsync(CancellationToken cancellationToken);

    /// <summary>Runs work in one transaction: all of it is durable when the call returns, or none of it has happened.</summary>
    Task<T> WriteAsync<T>(Func<SqlSession, T> work, CancellationToken cancellationToken);

    /// <summary>Runs queries; with <paramref name="isSnapshot"/> all of them read the same state of the database.</summary>
    Task<T> ReadAsync<T>(Func<SqlSession, T> read, bool isSnapshot, CancellationToken cancellationToken);
}
