using Qlower.Loaders.Sqs.Queues;

namespace Qlower.Loaders.Sqs.Tests.Queues;

[TestFixture]
internal sealed class BackOffTests
{
    [TestCase(1, 5)]
    [TestCase(2, 10)]
    [TestCase(4, 40)]
    [TestCase(5, 60)]
    [TestCase(int.MaxValue, 60)]
    public void For_Attempts_DoublesUpToTheLongest(int attempt, int seconds) =>
        Assert.That(BackOff.For(attempt, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60)), Is.EqualTo(TimeSpan.FromSeconds(seconds)));
}
