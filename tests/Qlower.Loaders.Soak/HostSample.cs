namespace Qlower.Loaders.Soak;

/// <summary>What a host uses at one moment. Immutable.</summary>
/// <param name="Megabytes">Resident memory.</param>
/// <param name="PeakMegabytes">The most resident memory since the host started.</param>
/// <param name="Threads">Threads.</param>
/// <param name="Descriptors">Open file descriptors.</param>
internal sealed record HostSample(int Megabytes, int PeakMegabytes, int Threads, int Descriptors);
