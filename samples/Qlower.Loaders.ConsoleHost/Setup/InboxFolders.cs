namespace Qlower.Loaders.ConsoleHost.Setup;

/// <summary>The folders of an inbox.</summary>
internal static class InboxFolders
{
    /// <summary>Returns their names; none when there is no inbox, or it may not be read.</summary>
    public static string[] Of(string data)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(Path.Combine(data, "inbox")).Select(path => Path.GetFileName(path)).Where(name => !name.StartsWith('.'))];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
