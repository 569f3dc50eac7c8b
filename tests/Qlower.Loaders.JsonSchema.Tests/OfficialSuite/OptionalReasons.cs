namespace Qlower.Loaders.JsonSchema.Tests.OfficialSuite;

/// <summary>Why optional tests fail, by file and, where it matters, by the beginning of the group's name.</summary>
internal static class OptionalReasons
{
    private static readonly (string File, string Group, string Reason)[] Known =
    [
        ("content.json", "", "`contentEncoding` and `contentMediaType` are annotations, as the later drafts ask."),
    ];

    /// <summary>The reason; null for a failure that nobody has explained, which is a defect.</summary>
    public static string? Of(string file, SuiteFailure failure) => Known
        .Where(known => known.File == file && failure.Group.StartsWith(known.Group, StringComparison.Ordinal))
        .Select(known => known.Reason).FirstOrDefault();
}
