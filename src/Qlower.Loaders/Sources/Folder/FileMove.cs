namespace Qlower.Loaders.Sources.Folder;

/// <summary>Moves files so that a crash leaves a whole copy at one of the two places.</summary>
internal static class FileMove
{
    /// <summary>
    /// Renames; where the target is on another volume, copies under a partial name, flushes, renames, and only then deletes the original.
    /// </summary>
    public static void Move(string from, string to)
    {
        if (File.Exists(to))
        {
            return;
        }

        // On one volume this is a single rename. Across volumes the runtime copies: the partial name keeps readers from half a file.
        var partial = to + ".part";
        if (File.Exists(from))
        {
            File.Move(from, partial, overwrite: true);
        }

        // Without the original, the partial file is complete: the previous attempt failed after the move.
        if (File.Exists(partial))
        {
            File.Move(partial, to);
        }
    }
}
