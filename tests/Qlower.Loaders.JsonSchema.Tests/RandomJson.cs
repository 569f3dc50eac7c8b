using System.Text;
using CsCheck;

namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>Random documents, well-formed or broken.</summary>
internal static class RandomJson
{
    private static readonly Gen<string> Space = OneOf("", "", "", " ", "\n", "\r\n", "\r", "\t", "\n\r \n");

    private static readonly Gen<string> Text = OneOf(
        "", "a", "bc", "é", "😀", "\\n", "\\u00e9", "\\ud83d\\ude00", "\\\"", "\\/", "long enough to leave the first vector behind é😀", "\u2028");

    private static readonly Gen<string> String = Text.Array[0, 3].Select(parts => $"\"{string.Concat(parts)}\"");

    private static readonly Gen<string> Scalar = Gen.OneOf(
        String,
        OneOf("0", "-0", "1", "-12.50", "1e5", "1E-400", "123456789012345678901234567890", "true", "false", "null", "0.1e+10"));

    private static readonly Gen<string> Document = Gen.Recursive<string>((depth, self) => depth == 4
        ? Scalar
        : Gen.OneOf(
            Scalar,
            Gen.Select(Space, Gen.Select(Space, self, Space, (a, b, c) => a + b + c).Array[0, 4],
                (space, items) => $"[{(items.Length == 0 ? space : string.Join(',', items))}]"),
            Gen.Select(Space, Gen.Select(Space, String, Space, self, (a, b, c, d) => $"{a}{b}{c}:{c}{d}").Array[0, 4],
                (space, members) => $"{{{(members.Length == 0 ? space : string.Join($"{space},", members))}}}")));

    public static Gen<byte[]> WellFormed { get; } =
        Gen.Select(Space, Document, Space, (a, b, c) => Encoding.UTF8.GetBytes(a + b + c));

    /// <summary>Documents with a few bytes changed, dropped or added.</summary>
    public static Gen<byte[]> Mutated { get; } = Gen.Select(
        WellFormed,
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 2], Gen.OneOf(Gen.Byte, OneOf([.. "{}[],:\"\\0123456789.eE+-tfnu \n"u8.ToArray()])))
            .Array[1, 3],
        (document, changes) =>
        {
            var bytes = document.ToList();
            foreach (var (place, kind, value) in changes)
            {
                var at = place % (bytes.Count + 1);
                if (kind == 0 || at == bytes.Count)
                {
                    bytes.Insert(at, value);
                }
                else if (kind == 1)
                {
                    bytes[at] = value;
                }
                else
                {
                    bytes.RemoveAt(at);
                }
            }

            return bytes.ToArray();
        });

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
