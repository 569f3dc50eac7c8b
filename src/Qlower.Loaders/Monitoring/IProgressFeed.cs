namespace Qlower.Loaders;

/// <summary>The progress of the loads that this process works on. Thread-safe.</summary>
public interface IProgressFeed
{
    /// <summary>Subscribes to progress.</summary>
    /// <param name="listener">
    /// Called in order for each load, a few times a second at most for inspection and once a part for processing, on the worker's own thread: it
    /// must return quickly. An exception of it is ignored.
    /// </param>
    /// <returns>Ends the subscription when it is disposed.</returns>
    IDisposable Listen(Action<LoadProgress> listener);
}
