namespace Qlower.Loaders.Sqs.Events;

/// <summary>An object that an event names.</summary>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="Key">The key, decoded.</param>
internal readonly record struct BucketObject(string Bucket, string Key);
