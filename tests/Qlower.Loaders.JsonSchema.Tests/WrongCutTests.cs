using Qlower.Loaders.JsonSchema.Splitting;

namespace Qlower.Loaders.JsonSchema.Tests;

[TestFixture]
internal sealed class WrongCutTests
{
    [Test]
    public void IsBefore_NothingNoted_NoPieceIsInVain() => Assert.That(new WrongCut().IsBefore(long.MaxValue), Is.False);

    [Test]
    public void IsBefore_SeveralNoted_TheFirstCounts()
    {
        var cut = new WrongCut();

        cut.Note(300);
        cut.Note(200);
        cut.Note(400);

        Assert.That(cut.IsBefore(200), Is.False, "the piece itself has its result");
        Assert.That(cut.IsBefore(201));
    }
}
