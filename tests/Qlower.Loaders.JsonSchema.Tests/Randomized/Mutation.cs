namespace Qlower.Loaders.JsonSchema.Tests.Randomized;

/// <summary>Bytes with a few of them changed, dropped, doubled or swapped for something that hurts.</summary>
internal static class Mutation
{
    private static readonly byte[][] Spices =
    [
        .. new[]
        {
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud83d", "\\ud83d\\ude00", "\\n", "é", "😀", "\u2028", "0", "-", "-0", "1e999999999",
            "1e-400", "0.1", "12345678901234567890123456789", "true", "false", "null", " ", "\r\n", "\r", "\"a\":", "\"b\":1,", "{}", "[]", "[1,1]",
            "\"$ref\":\"#\",", "\"$ref\":\"#/$defs/d0\",", "\"not\":{},", "\"items\":[{}],", "\"contains\":{},", "\"$id\":\"x\",",
            "\"$recursiveRef\":\"#\",", "\"dependencies\":{\"a\":[\"b\"]},", "\"additionalItems\":false,", "\"format\":\"date\",",
            "\"definitions\":{},", "\"$recursiveAnchor\":true,", "\"pattern\":\"(a+)+$\",", "\"$vocabulary\":{},", "\"uniqueItems\":true,",
            "\"unevaluatedProperties\":false,", "\"unevaluatedItems\":false,", "\"const\":[{\"a\":[1]}],", "\"enum\":[],",
            "\"$schema\":\"http://json-schema.org/draft-07/schema#\",", "\"$schema\":\"https://json-schema.org/draft/2019-09/schema\",",
        }.Select(System.Text.Encoding.UTF8.GetBytes),
        [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF], [0], [0x1F], [0x80],
    ];

    public static byte[] Of(byte[] bytes, Random random)
    {
        var result = bytes.ToList();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(result.Count + 1);
            var length = Math.Min(random.Next(1, 6), result.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    result.InsertRange(at, Spices[random.Next(Spices.Length)]);
                    break;
                case 1:
                    result.RemoveRange(at, length);
                    break;
                case 2:
                    result.InsertRange(at, result.GetRange(at, length));
                    break;
                case 3 when length > 0:
                    result[at] = (byte)(random.Next(2) == 0 ? random.Next(256) : result[at] ^ (1 << random.Next(8)));
                    break;
                default:
                    var from = random.Next(result.Count + 1);
                    result.InsertRange(at, result.GetRange(from, Math.Min(random.Next(1, 30), result.Count - from)));
                    break;
            }
        }

        return [.. result];
    }
}
