namespace Qlower.Loaders;

/// <summary>Where a load stands. It only moves forward, but for a fresh inspection of a file that changed.</summary>
public enum LoadState
{
    /// <summary>Known and claimed; nothing read yet.</summary>
    Received = 0,

    /// <summary>Statically validated; the manifest is kept.</summary>
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
