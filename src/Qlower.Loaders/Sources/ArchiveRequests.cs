namespace Qlower.Loaders.Sources;

/// <summary>Determines how a load's file is archived; the result is the same for every attempt.</summary>
internal static class ArchiveRequests
{
    public static ArchiveRequest Of(LoadEntry load, LoadStatus status) => new()
    {
        LoadId = load.Id,
        Folder = status == LoadStatus.Success ? ArchiveFolder.Success : ArchiveFolder.Failure,
        ProcessedAt = load.ProcessedAt ?? load.ReceivedAt,
        Sha256 = load.Sha256 is { Length: > 0 } hash ? hash : null,
    };
}
