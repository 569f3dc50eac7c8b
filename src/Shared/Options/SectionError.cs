namespace Qlower.Shared;

/// <summary>An error of a configuration section.</summary>
/// <param name="path">The full path of the configuration entry.</param>
/// <param name="reason">What is wrong with it.</param>
internal sealed class SectionError(string path, string reason)
{
    public string Path => path;

    public override string ToString() => $"{path}: {reason}";
}
