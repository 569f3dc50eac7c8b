namespace Qlower.Loaders.CrashPoints.Tests.Stores;

/// <summary>A kind of store for ledger and records. Each kind runs every test of this project.</summary>
internal abstract class CrashStore
{
    /// <summary>Every kind of store.</summary>
    public static IReadOnlyList<CrashStore> All { get; } = [new SqliteCrashStore(), PostgreSqlCrashStore.Instance];

    /// <summary>The name that the host knows it by.</summary>
    public abstract string Name { get; }

    /// <summary>Starts what it needs; the other members require it. Where that is not installed, the calling test is ignored.</summary>
    public virtual Task StartAsync() => Task.CompletedTask;

    /// <summary>Whether a short run kills a process at the point. A long one kills it at every point.</summary>
    /// <param name="point">The point.</param>
    /// <param name="index">Its place among the points of the run.</param>
    public virtual bool IsSampled(CrashPoint point, int index) => true;

    /// <summary>Whether a short run has the scenario.</summary>
    public virtual bool IsInShortRun(Scenario scenario) => true;

    /// <summary>Where the store of a folder is: a path or a connection string.</summary>
    public abstract string ConnectionOf(string folder);

    /// <summary>Copies the store of a folder that no process uses to the one of another folder, whose files are copied already.</summary>
    public abstract Task CopyAsync(string from, string to);

    /// <summary>Returns every row of every table of the store of a folder.</summary>
    public abstract Task<IReadOnlyList<StoredTableRow>> ReadAsync(string folder);

    public override string ToString() => Name;
}
