using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Qlower.Loaders.Tests.Architecture;

/// <summary>
/// The folders of a project, and for each folder those whose types its source names. The compiler binds the names, so that a member with the name
/// of a type does not count and a type in a shared namespace belongs to the folder of its file. XML documentation does not count.
/// </summary>
internal static class SourceFolders
{
    /// <summary>The files directly in a project.</summary>
    public const string ProjectRoot = "(root)";

    /// <summary>The extension methods directly in a project: the verbs of a builder know every folder.</summary>
    public const string Verbs = "(verbs)";

    private const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    /// <summary>Shared by all compilations, which read their metadata once.</summary>
    private static readonly PortableExecutableReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file)),
    ];

    /// <summary>Reads the folders of a project, in ordinal order.</summary>
    /// <param name="project">The folder of the project.</param>
    public static SortedDictionary<string, SortedSet<string>> Read(string project)
    {
        var compilation = Compile(project);
        var folders = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees.Where(tree => FolderOf(project, tree.FilePath) is not null))
        {
            var folder = FolderOf(project, tree.FilePath)!;
            if (!folders.TryGetValue(folder, out var others))
            {
                folders.Add(folder, others = new SortedSet<string>(StringComparer.Ordinal));
            }

            var model = compilation.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                others.UnionWith(FilesOf(model.GetSymbolInfo(name)).Select(file => FolderOf(project, file)).OfType<string>().Where(other => other != folder));
            }
        }

        return folders;
    }

    private static CSharpCompilation Compile(string project)
    {
        var assembly = Path.GetFileName(project);
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var files = Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(project, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);
        var references = References.Where(reference => Path.GetFileNameWithoutExtension(reference.FilePath) != assembly);
        return CSharpCompilation.Create(
            assembly,
            files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file)).Prepend(CSharpSyntaxTree.ParseText(Usings, options)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    /// <summary>The files that declare the type of a symbol, or the type that a member belongs to.</summary>
    private static IEnumerable<string> FilesOf(SymbolInfo info)
    {
        var type = (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) switch
        {
            INamedTypeSymbol named => named,
            IMethodSymbol method => (method.ReducedFrom ?? method).ContainingType,
            IPropertySymbol or IFieldSymbol or IEventSymbol => (info.Symbol ?? info.CandidateSymbols[0]).ContainingType,
            _ => null,
        };
        return type is null ? [] : type.OriginalDefinition.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree.FilePath);
    }

    private static string? FolderOf(string project, string file)
    {
        if (file.Length == 0)
        {
            return null;
        }

        var folder = Path.GetRelativePath(project, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '/');
        return folder != "." ? folder : file.EndsWith("Extensions.cs", StringComparison.Ordinal) ? Verbs : ProjectRoot;
    }
}
