namespace Qlower.Loaders.Ledger;

/// <summary>Why and for how long a load is deferred. The clock of the ledger measures the time, whatever the clock of the worker.</summary>
/// <param name="Reason">The reason, without secrets and personal data.</param>
/// <param name="Duration">How long no worker leases the load, unless by its id; at least zero.</param>
public sealed record LoadDelay(string Reason, TimeSpan Duration);
