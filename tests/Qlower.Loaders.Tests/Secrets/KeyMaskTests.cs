using System.Security.Cryptography;
using System.Text;
using Qlower.Loaders.Secrets;

namespace Qlower.Loaders.Tests.Secrets;

public sealed class KeyMaskTests
{
    private const string Key = "Zq7Xw/K9p+4RtV \"b~8é\\😀";

    [TestCaseSource(nameof(Forms))]
    public void Of_KeyInsideAText_ReplacesItAndNothingElse(string form)
    {
        var text = KeyForms.All[form](Key);

        Assert.That(new KeyMask([Key]).Of($"before={text}&after"), Is.EqualTo($"before={KeyMask.Hidden}&after"));
    }

    [TestCaseSource(nameof(Forms))]
    public void Of_ShortKey_ReplacesWholeValuesOnly(string form)
    {
        var mask = new KeyMask(["foo-7"]);
        var text = KeyForms.All[form]("foo-7");

        Assert.That(mask.Of(text), Is.EqualTo(KeyMask.Hidden));
        Assert.That(mask.Of($"[\"{text}\",1]"), Is.EqualTo($"[\"{KeyMask.Hidden}\",1]"));
        Assert.That(mask.Of($"a{text} b"), Is.EqualTo($"a{text} b"));
    }

    [Test]
    public void Of_TextThatEndsInsideTheKey_ReplacesTheBeginning()
    {
        var mask = new KeyMask([Key]);

        Assert.That(mask.Of("see Zq7Xw/K9p+…"), Is.EqualTo($"see {KeyMask.Hidden}…"));
        Assert.That(mask.Of("see Zq7Xw/K9p+"), Is.EqualTo($"see {KeyMask.Hidden}"));
        Assert.That(mask.Of("see Zq7Xw"), Is.EqualTo("see Zq7Xw"));
    }

    [TestCase("")]
    [TestCase("\\\\\\")]
    [TestCase("%")]
    [TestCase("\"\\u00")]
    [TestCase("Zq7Xw-K9p-4RtV, %zz %5 \\u12 ~1")]
    public void Of_OtherText_ReturnsIt(string text) => Assert.That(new KeyMask([Key, "foo"]).Of(text), Is.EqualTo(text));

    [Test]
    public void Of_KeyOfBackslashes_ReturnsTheText() => Assert.That(new KeyMask(["\\\\\\\\\\\\\\\\\\"]).Of("a\\b"), Is.EqualTo("a\\b"));

    [TestCaseSource(nameof(Forms))]
    public void Of_KeyKnownByItsHash_ReplacesIt(string form)
    {
        const string Plain = "canary-5f2d7c.é";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(Plain));
        var mask = new KeyMask([], new KeyHashes(other => other.AsSpan().SequenceEqual(hash)));
        var text = KeyForms.All[form](Plain);

        Assert.That(mask.Of(text), Is.EqualTo(KeyMask.Hidden));
        Assert.That(mask.Of($"azur {text}"), Is.EqualTo($"azur {KeyMask.Hidden}"));
        Assert.That(mask.OfPointer($"/a/{text}/0"), Is.EqualTo($"/a/{KeyMask.Hidden}/0"));
    }

    [Test]
    public void Of_ExceptionWithTheKeyInAnInnerOne_ReplacesTheText()
    {
        var error = new InvalidOperationException("outer", new FormatException($"not {Key}"));

        var masked = new KeyMask([Key]).Of(error);

        Assert.That(masked.ToString(), Does.Contain("FormatException").And.Not.Contain("Zq7Xw"));
        Assert.That(new KeyMask([Key]).Of(new FormatException("other")), Is.InstanceOf<FormatException>());
    }

    [Test]
    public void Of_TextOfBackslashes_EndsSoon()
    {
        var text = new string('\\', 300_000);

        Assert.That(new KeyMask([Key]).Of(text), Is.EqualTo(text));
    }

    private static IEnumerable<string> Forms() => KeyForms.All.Keys;
}
