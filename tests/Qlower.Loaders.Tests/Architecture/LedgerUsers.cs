using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Qlower.Loaders.Tests.Architecture;

/// <summary>Finds the types that name <c>ILoadLedger</c>. The base list of a store and documentation do not count.</summary>
internal static class LedgerUsers
{
    private const string Ledger = "ILoadLedger";

    /// <summary>Returns the names of the types in the source of a file, each once.</summary>
    public static IEnumerable<string> Find(string code) => CSharpSyntaxTree.ParseText(code).GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>()
        .Where(name => name.Identifier.ValueText == Ledger && name.Parent is not BaseTypeSyntax)
        .Select(name => name.Ancestors().OfType<BaseTypeDeclarationSyntax>().First().Identifier.ValueText)
        .Distinct();
}
