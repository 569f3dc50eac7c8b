namespace Qlower.Loaders.Sqs.Queues;

/// <summary>What became of an object that an event told of.</summary>
/// <param name="IsOwned">Whether a source of this host has the bucket.</param>
/// <param name="OpenLoad">The load that must be closed before the event may be forgotten; <see langword="null"/> when it may be now.</param>
internal readonly record struct Arrival(bool IsOwned, string? OpenLoad);
