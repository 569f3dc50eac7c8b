namespace Qlower.Loaders.Ledger;

/// <summary>
/// The durable record of loads: a state machine with leases and checkpoints, which a store implements as a whole. Consumers ask for
/// the role that they need. Every call is one transaction: its effects survive a crash once it returned. Thread-safe, and safe
/// between processes where the store is shared. The rules of the state machine are <see cref="LoadTransitions"/> and
/// <see cref="PartTransitions"/>; a store reads rows, calls them and writes what they return.
/// </summary>
/// <remarks>
/// Calls that take a lease throw <see cref="LeaseLostException"/> when another worker acquired it since or when it was released. An
/// expired lease that nobody else acquired remains valid. Failures of the store are <see cref="LoaderException"/>.
/// </remarks>
public interface ILoadLedger : ILoadRegistry, ILoadLeases, ILoadManifest, ILoadProgress, ILoadResults, ILoadMonitor, IStoreRegistry;
