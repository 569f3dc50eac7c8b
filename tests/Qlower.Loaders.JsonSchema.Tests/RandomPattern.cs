using System.Globalization;

namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>Writes regular expressions from a grammar, and texts to try them on.</summary>
internal static class RandomPattern
{
    private static readonly string[] PlainAtoms = ["a", "b", "c", "é", "[ab]", "[^a]", "[a-c0]", "[^é]", ".", "[0-9]"];

    private static readonly string[] EcmaAtoms =
    [
        .. PlainAtoms, "\\d", "\\D", "\\w", "\\W", "\\s", "\\S", "😀", "字", "[^😀]", "[é😀]", "[^]", "[]", "\\p{L}", "\\P{Lu}", "\\n",
        "[\\w-]", "\\.", "[^\\s\\d]", "^", "$", "\\b", "\\B", "\\p{Script=Han}", "\\u{1F600}", "[^a-z\\u2028]",
    ];

    public static string Ecma(Random random) => Anchored(random, EcmaAtoms);

    public static string Plain(Random random) => Anchored(random, PlainAtoms);

    public static string Text(Random random, string characters, int length)
    {
        var units = StringInfo.ParseCombiningCharacters(characters);
        return string.Concat(Enumerable.Range(0, length)
            .Select(_ => units[random.Next(units.Length)])
            .Select(at => char.IsHighSurrogate(characters[at]) ? characters.Substring(at, 2) : characters.Substring(at, 1)));
    }

    private static string Anchored(Random random, string[] atoms) =>
        (random.Next(2) == 0 ? "^" : "") + Alternatives(random, atoms, 3) + (random.Next(2) == 0 ? "$" : "");

    private static string Alternatives(Random random, string[] atoms, int depth) =>
        string.Join('|', Enumerable.Range(0, random.Next(4) == 0 ? 2 : 1).Select(_ => Sequence(random, atoms, depth)));

    private static string Sequence(Random random, string[] atoms, int depth) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Repeated(random, atoms, depth)));

    private static string Repeated(Random random, string[] atoms, int depth)
    {
        var atom = depth == 0 || random.Next(3) > 0
            ? atoms[random.Next(atoms.Length)]
            : (random.Next(2) == 0 ? "(" : "(?:") + Alternatives(random, atoms, depth - 1) + ")";
        return atom is "^" or "$" or "\\b" or "\\B"
            ? atom
            : atom + random.Next(16) switch
            {
                0 => "*",
                1 => "+",
                2 => "?",
                3 => "*?",
                4 => "{2}",
                5 => "{1,3}",
                6 => "{0,2}?",
                7 => "{2,}",
                8 => "{0,6}",
                _ => "",
            };
    }
}
