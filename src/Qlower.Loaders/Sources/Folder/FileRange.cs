namespace Qlower.Loaders.Sources.Folder;

/// <summary>Opens ranges of local files.</summary>
internal static class FileRange
{
    /// <summary>The file from an offset, to its end or for a length.</summary>
    public static Stream Open(string path, long offset, long? length)
    {
        var stream = RegularFile.OpenRead(path, FileOptions.SequentialScan);
        stream.Position = offset;
        return length is { } limit ? new LimitedStream(stream, limit) : stream;
    }
}
