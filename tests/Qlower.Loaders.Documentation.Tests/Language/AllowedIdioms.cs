namespace Qlower.Loaders.Documentation.Tests.Language;

/// <summary>The exceptions, each with its reason. An exception that no text needs any more fails the test.</summary>
internal static class AllowedIdioms
{
    public static IReadOnlyList<AllowedIdiom> All { get; } =
    [
    ];
}
