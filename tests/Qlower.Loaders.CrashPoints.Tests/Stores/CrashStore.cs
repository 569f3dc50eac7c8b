namespace Qlower.Loaders.CrashPoints.Tests.Stores;

/// <summary>A kind of store for ledger and records. Each kind runs every test of this project. Immutable.</summary>
internal abstract class CrashStore
{
    /// <summary>Every kind of store.</summary>
    public static IReadOnlyList<CrashStore> All { get; } = [new SqliteCrashStore()];

    /// <summary>The name that the host knows it by.</summary>
    public abstract string Name { get; }

    /// <summary>Where the store of a folder is: a path or a connection string.</summary>
    public abstract string ConnectionOf(string folder);

    /// <summary>Copies the store of a folder that no process uses to the one of another folder, whose files are copied already.</summary>
    public abstract Task CopyAsync(string from, string to);

    /// <summary>Returns every row of every table of the store of a folder.</summary>
    public abstract Task<IReadOnlyList<StoredTableRow>> ReadAsync(string folder);

    public override string ToString() => Name;
}
