using Qlower.Loaders.ConsoleHost.Setup;

namespace Qlower.Loaders.ConsoleHost.Loading;

/// <summary>Says where archived files lie, in words of the place.</summary>
internal static class ArchivePlace
{
    public static bool IsFolder(ArchivedFile archived) => archived.Source == LoaderServices.SourceName;

    /// <summary>A path, below the data folder if that is given; of a bucket the <c>s3://</c> address.</summary>
    public static string Of(ArchivedFile archived, string data = "") =>
        IsFolder(archived) ? Path.Combine(data, archived.Location) : $"s3://{archived.Location}";
}
