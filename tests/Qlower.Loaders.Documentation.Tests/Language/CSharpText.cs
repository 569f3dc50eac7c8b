using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Qlower.Loaders.Documentation.Tests.Language;

/// <summary>Reads the prose of C#: comments, messages of <c>LoggerMessage</c> and texts of exceptions.</summary>
internal static partial class CSharpText
{
    public static IEnumerable<Passage> Read(string file, string code, bool checksEveryLiteral = false)
    {
        var root = CSharpSyntaxTree.ParseText(code).GetRoot();
        return Comments(file, root).Concat(Literals(file, root, checksEveryLiteral));
    }

    private static IEnumerable<Passage> Comments(string file, SyntaxNode root)
    {
        var passage = new Passage { File = file };
        var last = 0;
        foreach (var (line, text) in root.DescendantTrivia().Where(IsComment).SelectMany(Lines))
        {
            if (line != last + 1 && !passage.IsEmpty)
            {
                yield return passage;
                passage = new Passage { File = file };
            }

            passage.Add(line, text);
            last = line;
        }

        if (!passage.IsEmpty)
        {
            yield return passage;
        }
    }

    private static IEnumerable<Passage> Literals(string file, SyntaxNode root, bool checksEveryLiteral)
    {
        foreach (var token in root.DescendantTokens().Where(IsText))
        {
            if (checksEveryLiteral || IsThrown(token) || IsLogMessage(token))
            {
                var passage = new Passage { File = file };
                passage.Add(LineOf(token.GetLocation()), token.ValueText);
                yield return passage;
            }
        }
    }

    private static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia
        or SyntaxKind.MultiLineCommentTrivia
        or SyntaxKind.SingleLineDocumentationCommentTrivia
        or SyntaxKind.MultiLineDocumentationCommentTrivia;

    private static IEnumerable<(int Line, string Text)> Lines(SyntaxTrivia comment)
    {
        var first = LineOf(comment.GetLocation());
        return comment.ToFullString().TrimEnd().Split('\n').Select((text, index) => (first + index, Prose(text)));
    }

    /// <summary>Removes comment marks, tags and the code between them: names of types are not prose.</summary>
    private static string Prose(string line) => Tags().Replace(Code().Replace(line.Trim().TrimStart('/', '*', ' '), "code"), "");

    private static bool IsText(SyntaxToken token) => token.Kind() is SyntaxKind.StringLiteralToken
        or SyntaxKind.SingleLineRawStringLiteralToken
        or SyntaxKind.MultiLineRawStringLiteralToken
        or SyntaxKind.InterpolatedStringTextToken;

    private static bool IsThrown(SyntaxToken token) => token.Parent!.AncestorsAndSelf().Any(node => node is ThrowStatementSyntax or ThrowExpressionSyntax
        || (node is BaseTypeSyntax && node.ToString().Contains("Exception(", StringComparison.Ordinal)));

    private static bool IsLogMessage(SyntaxToken token) => token.Parent!.Ancestors().OfType<AttributeSyntax>()
        .Any(attribute => attribute.Name.ToString().Contains("LoggerMessage", StringComparison.Ordinal));

    private static int LineOf(Location location) => location.GetLineSpan().StartLinePosition.Line + 1;

    [GeneratedRegex("<c>.*?</c>|<code>.*?</code>|`[^`]*`")]
    private static partial Regex Code();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
