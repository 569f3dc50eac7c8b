namespace Qlower.Loaders.Sqs.Events;

/// <summary>The events of a message. Immutable.</summary>
/// <param name="objects">The objects that were created, each once, in the order of the message.</param>
/// <param name="problem">
/// Why the message, or a part of it, cannot be understood, without any of its content; <see langword="null"/> when all of it was understood.
/// </param>
internal sealed class BucketEvents(IReadOnlyList<BucketObject> objects, string? problem)
{
    public IReadOnlyList<BucketObject> Objects => objects;

    public string? Problem => problem;
}
