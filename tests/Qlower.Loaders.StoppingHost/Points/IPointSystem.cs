using Qlower.Loaders.Ledger;

namespace Qlower.Loaders.StoppingHost.Points;

/// <summary>What the integrators of the stores implement, for a proxy of all of it.</summary>
public interface IPointSystem : IStagingIntegrator, ICheckpointingIntegrator, IRecordLookup, IStoreIdentity;
