namespace Qlower.Celery;

/// <summary>The broker, a result backend or a task has failed. The subtypes distinguish the failures.</summary>
public class CeleryException : Exception
{
    /// <summary>Creates an exception with a default message.</summary>
    public CeleryException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">The failure, without passwords and arguments of tasks.</param>
    public CeleryException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">The failure, without passwords and arguments of tasks.</param>
    /// <param name="innerException">The cause.</param>
    public CeleryException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
