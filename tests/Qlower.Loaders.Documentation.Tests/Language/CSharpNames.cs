using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Qlower.Loaders.Documentation.Tests.Language;

/// <summary>Reads the words of names in C#: types and members, except private ones. Overrides are named by their base type.</summary>
internal static partial class CSharpNames
{
    /// <summary>Returns one passage for each part of a name that underscores separate.</summary>
    public static IEnumerable<Passage> Read(string file, string code) => CSharpSyntaxTree.ParseText(code).GetRoot().DescendantNodes()
        .OfType<MemberDeclarationSyntax>().Where(IsVisible).SelectMany(Names).SelectMany(name => Read(file, name));

    private static IEnumerable<Passage> Read(string file, SyntaxToken name)
    {
        foreach (var part in name.ValueText.Split('_'))
        {
            var passage = new Passage { File = file };
            passage.Add(name.GetLocation().GetLineSpan().StartLinePosition.Line + 1, Words().Replace(part, " "));
            yield return passage;
        }
    }

    private static bool IsVisible(MemberDeclarationSyntax member) =>
        !member.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.PrivateKeyword or SyntaxKind.OverrideKeyword)
        && (member.Parent is not TypeDeclarationSyntax || member.Parent is InterfaceDeclarationSyntax || member.Modifiers.Any(IsAccess));

    private static bool IsAccess(SyntaxToken modifier) =>
        modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword;

    private static IEnumerable<SyntaxToken> Names(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => [type.Identifier],
        DelegateDeclarationSyntax type => [type.Identifier],
        MethodDeclarationSyntax method => [method.Identifier],
        PropertyDeclarationSyntax property => [property.Identifier],
        EventDeclarationSyntax raised => [raised.Identifier],
        EnumMemberDeclarationSyntax value => [value.Identifier],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier),
        _ => [],
    };

    /// <summary>The places between the words of a name in Pascal case.</summary>
    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")]
    private static partial Regex Words();
}
