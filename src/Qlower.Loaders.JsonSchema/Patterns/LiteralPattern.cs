using System.Text;

namespace Qlower.Loaders.JsonSchema.Patterns;

/// <summary>Plain characters that a text equals, starts with, ends with or contains.</summary>
internal sealed class LiteralPattern(string literal, bool isAtStart, bool isAtEnd) : StringPattern
{
    private readonly byte[] _literal = Encoding.UTF8.GetBytes(literal);

    public override bool IsMatch(ReadOnlySpan<byte> utf8) => isAtStart
        ? (isAtEnd ? utf8.SequenceEqual(_literal) : utf8.StartsWith(_literal))
        : (isAtEnd ? utf8.EndsWith(_literal) : utf8.IndexOf(_literal) >= 0);
}
