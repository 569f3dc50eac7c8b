using Qlower.Loaders.Sqs.Events;

namespace Qlower.Loaders.Sqs.Tests.Events;

[TestFixture]
internal sealed class ObjectKeyTests
{
    [TestCase("a.json", "a.json")]
    [TestCase("a+b", "a b")]
    [TestCase("a%2Bb", "a+b")]
    [TestCase("a%2bb", "a+b")]
    [TestCase("100%25", "100%")]
    [TestCase("%C3%A9", "é")]
    [TestCase("é", "é")]
    [TestCase("%F0%9F%98%80😀", "😀😀")]
    [TestCase("e%CC%81", "e\u0301")]
    public void Decode_Keys_AreAsTheyWerePut(string encoded, string key) => Assert.That(ObjectKey.Decode(encoded), Is.EqualTo(key));

    [TestCase("%")]
    [TestCase("%4")]
    [TestCase("a%zz")]
    [TestCase("%+1")]
    [TestCase("%C3")]
    [TestCase("%FF")]
    [TestCase("%ED%A0%80")]
    public void Decode_NoKeys_IsNull(string encoded) => Assert.That(ObjectKey.Decode(encoded), Is.Null);

    /// <summary>Not a case of its own above: test adapters do not carry half a character.</summary>
    [Test]
    public void Decode_HalfACharacter_IsNull() => Assert.That(ObjectKey.Decode("\ud800"), Is.Null);
}
