namespace Qlower.Loaders.Sqs.Queues;

/// <summary>The result of receiving an object that an event names.</summary>
/// <param name="IsOwned">Whether a source of this host owns the bucket.</param>
/// <param name="OpenLoad">The load that must be closed before the event may be deleted; <see langword="null"/> when it may be deleted now.</param>
internal readonly record struct ReceivedObject(bool IsOwned, string? OpenLoad);
