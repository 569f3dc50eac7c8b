namespace Qlower.Loaders.JsonSchema.Tests.OfficialSuite;

/// <summary>What the suite calls remotes: documents that its schemas refer to by the address of a server that nobody needs to run.</summary>
internal static class SuiteDocuments
{
    private const string Server = "http://localhost:1234/";

    /// <summary>Dialects that this engine does not know; none of the drafts under test refers to them.</summary>
    private static readonly string[] Foreign = ["draft3", "draft4", "draft6", "draft-next", "v1"];

    private static readonly Lazy<Dictionary<string, ReadOnlyMemory<byte>>> Documents = new(Load);

    public static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> All => Documents.Value;

    private static Dictionary<string, ReadOnlyMemory<byte>> Load()
    {
        var root = Path.Combine(SuiteCopy.Require().Root, "remotes");
        var documents = new Dictionary<string, ReadOnlyMemory<byte>>();
        foreach (var file in Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(root, file).Replace('\\', '/');
            if (!Foreign.Contains(path.Split('/')[0]))
            {
                documents.Add(Server + path, File.ReadAllBytes(file));
            }
        }

        return documents;
    }
}
