namespace Qlower.Loaders.JsonSchema.Tests.OfficialSuite;

/// <summary>Tests of the older copy in Debian that the suite has since taken back or made optional, each with the reason.</summary>
internal static class OlderCopy
{
    private static readonly (string File, string Group, string Reason)[] Withdrawn = [];

    public static bool MayFail(string file, SuiteFailure failure) =>
        Array.Exists(Withdrawn, known => known.File == file && failure.Group.StartsWith(known.Group, StringComparison.Ordinal));
}
