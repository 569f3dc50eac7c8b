namespace Qlower.Loaders.StoppingHost.Points;

/// <summary>What the folder source implements, for a proxy of all of it.</summary>
public interface IPointFolder : IFileSource, IClaimSource, IInboxSource, IFileArchive;
