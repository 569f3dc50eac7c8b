using System.Text;
using Qlower.Loaders.Json;

namespace Qlower.Loaders.Tests.Json;

[TestFixture]
internal sealed class JsonSpanScannerTests
{
    [TestCase("""{"a":[1,{"b":"]}\\\"{["},"\\\\"],"c":"\u005d"}""", "")]
    [TestCase("""[[],{},"",[["[\\\"]"]]]""", ",")]
    [TestCase("\"a\\\"b\\\\\"", ":")]
    [TestCase("-12.5e+3", ",")]
    [TestCase("true", "]")]
    [TestCase("null", " ")]
    public void Take_ValueCutAtEveryByte_EndsAtItsEnd(string value, string follower)
    {
        var data = Encoding.UTF8.GetBytes(value + follower);
        var length = data.Length - follower.Length;

        for (var cut = 0; cut <= length; cut++)
        {
            AssertEnd(JsonSpanScanner.Value(data[0]), data, length, cut, isScalar: follower.Length > 0 && data[0] is not ((byte)'"' or (byte)'['));
        }
    }

    [Test]
    public void Take_RestOfATextCutAtEveryByte_EndsAfterItsQuote()
    {
        var data = """a\"é\\\\": ["x"]"""u8.ToArray();
        var length = data.AsSpan().IndexOf("\":"u8) + 1;

        for (var cut = 0; cut <= length; cut++)
        {
            AssertEnd(JsonSpanScanner.Text(), data, length, cut, isScalar: false);
        }
    }

    [Test]
    public void Take_RestOfAnArrayCutAtEveryByte_EndsAfterItsBracket()
    {
        var data = """{"a":"]"},[[]],"\"]"],"b":[]"""u8.ToArray();
        var length = data.AsSpan().IndexOf("],\"b"u8) + 1;

        for (var cut = 0; cut <= length; cut++)
        {
            AssertEnd(JsonSpanScanner.Array(), data, length, cut, isScalar: false);
        }
    }

    [Test]
    public void Take_ByteByByte_EndsAtTheSamePlace()
    {
        var data = """{"a\\":["\"}",{"b":[1,2]}]},"""u8.ToArray();
        var scanner = JsonSpanScanner.Value(data[0]);
        var taken = 0;

        while (!scanner.IsEnded)
        {
            taken += scanner.Take(data.AsSpan(taken, 1));
        }

        Assert.That(taken, Is.EqualTo(data.Length - 1));
    }

    private static void AssertEnd(JsonSpanScanner scanner, byte[] data, int length, int cut, bool isScalar)
    {
        var first = scanner.Take(data.AsSpan(0, cut));
        Assert.That(first, Is.EqualTo(cut), $"cut at {cut}");
        Assert.That(scanner.IsEnded, Is.EqualTo(cut == length && !isScalar), $"cut at {cut}");
        if (!scanner.IsEnded)
        {
            Assert.That(cut + scanner.Take(data.AsSpan(cut)), Is.EqualTo(length), $"cut at {cut}");
        }
    }
}
