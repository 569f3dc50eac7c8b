namespace Qlower.Loaders.Sqlite.Ledger;

/// <summary>What a leased call needs to know of the load, read in its own transaction.</summary>
internal readonly record struct HeldLoad(long Seq, string Id, LoadState State, bool IsRefused, bool IsRehearsed);
