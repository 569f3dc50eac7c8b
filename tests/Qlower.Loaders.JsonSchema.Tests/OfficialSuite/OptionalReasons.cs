namespace Qlower.Loaders.JsonSchema.Tests.OfficialSuite;

/// <summary>Why optional tests fail, by file and, where it matters, by the beginning of the group's or the test's name.</summary>
internal static class OptionalReasons
{
    private const string Unknown = "The format is not built in, so it is an annotation unless the host brings its own.";

    private static readonly (string File, string Name, string Reason)[] Known =
    [
        ("content.json", "", "`contentEncoding` and `contentMediaType` are annotations, as the later drafts ask."),
        ("non-bmp-regex.json", "", "A character beyond the basic plane counts as two in a pattern's `.` and classes."),
        ("format/hostname.json", "validation of A-label", "Host names in Punycode are taken as they are."),
        .. new[]
        {
            "duration", "ecmascript-regex", "idn-email", "idn-hostname", "iri", "iri-reference", "json-pointer", "regex",
            "relative-json-pointer", "uri-reference", "uri-template",
        }.Select(name => ($"format/{name}.json", "", Unknown)),
    ];

    /// <summary>The reason; null for a failure that nobody has explained, which is a defect.</summary>
    public static string? Of(string file, SuiteFailure failure) => Known
        .Where(known => known.File == file
            && (failure.Group.StartsWith(known.Name, StringComparison.Ordinal) || failure.Test.StartsWith(known.Name, StringComparison.Ordinal)))
        .Select(known => known.Reason).FirstOrDefault();
}
