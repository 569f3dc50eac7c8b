using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Qlower.Loaders.Documentation.Tests.Options;

/// <summary>Reads the public properties of an options class from its source.</summary>
internal static class OptionClass
{
    /// <summary>Returns the file of the class, relative to the root; the class may move.</summary>
    public static string FileOf(string name) => Repository.Files("src", ".cs").Single(file => Path.GetFileNameWithoutExtension(file) == name);

    public static IReadOnlyList<string> Properties(string name)
    {
        var root = CSharpSyntaxTree.ParseText(Repository.Read(FileOf(name))).GetRoot();
        return
        [
            .. root.DescendantNodes().OfType<ClassDeclarationSyntax>().Single(type => type.Identifier.Text == name)
                .Members.OfType<PropertyDeclarationSyntax>()
                .Where(property => property.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.PublicKeyword)) && !property.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.StaticKeyword)))
                .Select(property => property.Identifier.Text),
        ];
    }
}
