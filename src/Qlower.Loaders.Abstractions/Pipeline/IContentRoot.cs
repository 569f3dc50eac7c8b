namespace Qlower.Loaders;

/// <summary>
/// The folder at which relative paths of options start: the content root of the host's environment, or the current directory of a program without one.
/// The engine registers it; packages resolve the paths of their options by it. Thread-safe.
/// </summary>
public interface IContentRoot
{
    /// <summary>Returns the full path.</summary>
    /// <param name="path">A relative or full path, not empty.</param>
    /// <exception cref="ArgumentException">The path is empty or contains a null character.</exception>
    string Resolve(string path);
}
