namespace Qlower.Loaders.Soak;

/// <summary>The state of the soak at one moment. Immutable.</summary>
/// <param name="Time">The time since the start.</param>
/// <param name="Files">Files delivered so far.</param>
/// <param name="Kills">Kills so far.</param>
/// <param name="Open">Loads that are not closed.</param>
/// <param name="Arrivals">Files that wait in inboxes or are claimed.</param>
/// <param name="Leftovers">Temporary and partial files.</param>
/// <param name="LogMegabytes">The size of the write-ahead log.</param>
/// <param name="Hosts">What each host uses.</param>
internal sealed record SoakSample(
    TimeSpan Time, int Files, int Kills, long Open, int Arrivals, int Leftovers, double LogMegabytes, IReadOnlyList<HostSample> Hosts);
