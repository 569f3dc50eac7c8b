namespace Qlower.Loaders.Celery;

/// <summary>The broker, a result backend or a task has failed. Its subtypes tell which.</summary>
public class CeleryException : Exception
{
    /// <summary>A failure without words of its own.</summary>
    public CeleryException()
    {
    }

    /// <summary>A failure in words.</summary>
    /// <param name="message">What failed; no password, no argument of a task.</param>
    public CeleryException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    /// <param name="message">What failed; no password, no argument of a task.</param>
    /// <param name="innerException">The cause.</param>
    public CeleryException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
