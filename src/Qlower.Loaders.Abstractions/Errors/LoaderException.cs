namespace Qlower.Loaders;

/// <summary>A failure of infrastructure, never of a partner's data. Its message holds no secret and no personal data.</summary>
public class LoaderException : Exception
{
    /// <summary>A failure with its cause.</summary>
    public LoaderException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
