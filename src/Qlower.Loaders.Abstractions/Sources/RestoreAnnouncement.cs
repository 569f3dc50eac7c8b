namespace Qlower.Loaders;

/// <summary>Announces an archived file that is about to be an arrival again.</summary>
/// <param name="source">The name of the <see cref="IFileSource"/> at which it arrives.</param>
/// <param name="location">The location that it has once it is claimed.</param>
/// <param name="cancellationToken">Cancels the announcement.</param>
public delegate Task RestoreAnnouncement(string source, string location, CancellationToken cancellationToken);
