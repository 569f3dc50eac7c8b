namespace Qlower.Loaders.Ledger;

/// <summary>Why and until when a load is deferred.</summary>
/// <param name="Reason">The reason, without secrets and personal data.</param>
/// <param name="NotBefore">No worker leases the load before, unless by its id.</param>
public sealed record LoadWait(string Reason, DateTimeOffset NotBefore);
