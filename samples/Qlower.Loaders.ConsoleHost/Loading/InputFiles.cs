namespace Qlower.Loaders.ConsoleHost.Loading;

/// <summary>Checks the files of the command line before any is processed.</summary>
internal static class InputFiles
{
    /// <exception cref="UsageException">One of them is missing or cannot be read; the message names every one.</exception>
    public static void EnsureReadable(IEnumerable<string> files)
    {
        var problems = files.Select(Problem).OfType<string>().ToList();
        if (problems.Count > 0)
        {
            throw new UsageException(string.Join('\n', problems));
        }
    }

    private static string? Problem(string file)
    {
        var shown = Output.VisibleText.Of(file);
        if (Directory.Exists(file))
        {
            return $"{shown} is a folder, not a file.";
        }

        if (!File.Exists(file))
        {
            return $"There is no file '{shown}'.";
        }

        try
        {
            FileHash.OpenRead(file).Dispose();
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"The file {shown} cannot be read: {error.GetType().Name}.";
        }
    }
}
