namespace Qlower.Loaders.Schemas;

/// <summary>
/// The values of <c>x-observe</c> in the format's schema: inspection acts on them. The tag of a record is the wire name of its model.
/// </summary>
internal static class ObservedTags
{
    public const string Root = "root";

    /// <summary>An array of records.</summary>
    public const string Section = "section";

    /// <summary>A member that the format does not define.</summary>
    public const string Unknown = "unknown";

    /// <summary>The external id of a record.</summary>
    public const string Id = "id";

    /// <summary>The member that erases a property.</summary>
    public const string Removal = "remove";

    public const string HeaderPartner = HeaderPrefix + "partner";

    public const string HeaderKey = HeaderPrefix + "key";

    public const string HeaderCreated = HeaderPrefix + "created";

    public const string HeaderVersion = HeaderPrefix + "version";

    private const string HeaderPrefix = "header.";

    /// <summary>Whether the tag is that of a member of the header.</summary>
    public static bool IsHeader(string tag) => tag.StartsWith(HeaderPrefix, StringComparison.Ordinal);
}
