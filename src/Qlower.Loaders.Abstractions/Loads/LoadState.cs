namespace Qlower.Loaders;

/// <summary>The state of a load. It only moves forward, except for a new inspection of a file that changed.</summary>
public enum LoadState
{
    /// <summary>Recorded and claimed; nothing was read yet.</summary>
    Received = 0,

    /// <summary>Statically validated; the manifest is stored.</summary>
    Inspected = 1,

    /// <summary>Handed to the workers.</summary>
    Queued = 2,

    /// <summary>Its parts are being processed.</summary>
    Processing = 3,

    /// <summary>Every part is done, or the load is refused: archive and reports remain.</summary>
    Concluding = 4,

    /// <summary>Finished.</summary>
    Closed = 5,
}
