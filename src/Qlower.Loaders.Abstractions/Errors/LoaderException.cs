namespace Qlower.Loaders;

/// <summary>The base of all failures of infrastructure; never thrown for a partner's data. The message contains no secret and no personal data.</summary>
public class LoaderException : Exception
{
    /// <summary>Initialises the exception.</summary>
    /// <param name="message">The message; no secret and no personal data.</param>
    /// <param name="innerException">The cause; <see langword="null"/> when there is none.</param>
    public LoaderException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
