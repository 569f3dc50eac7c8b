using Qlower.Loaders.ConsoleHost.Setup;

namespace Qlower.Loaders.ConsoleHost.Loading;

/// <summary>Formats the location of archived files.</summary>
internal static class ArchivePlace
{
    public static bool IsFolder(ArchivedFile archived) => archived.Archive == LoaderServices.SourceName;

    /// <summary>Returns a path, below the data folder if it is given; for a bucket the <c>s3://</c> address.</summary>
    public static string Of(ArchivedFile archived, string data = "") =>
        IsFolder(archived) ? Path.Combine(data, archived.Location) : $"s3://{archived.Location}";
}
