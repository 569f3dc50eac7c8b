namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>What the integrators of the stores implement.</summary>
public interface IHookedStore : IStagingIntegrator, IRecordLookup;
