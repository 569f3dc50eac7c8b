using Qlower.Loaders.Monitoring;

namespace Qlower.Loaders.Tests.Monitoring;

internal sealed class ReadableDurationTests
{
    [TestCase(-1, "0 ms")]
    [TestCase(0, "0 ms")]
    [TestCase(0.0449, "45 ms")]
    [TestCase(0.9994, "999 ms")]
    [TestCase(0.9996, "1.0 s")]
    [TestCase(3.24, "3.2 s")]
    [TestCase(59.94, "59.9 s")]
    [TestCase(59.96, "1 min 00 s")]
    [TestCase(245, "4 min 05 s")]
    [TestCase(3599.6, "1 h 00 min")]
    [TestCase(7620, "2 h 07 min")]
    [TestCase(360_000, "100 h 00 min")]
    public void Of_AnyDuration_IsReadable(double seconds, string text) => Assert.That(ReadableDuration.Of(TimeSpan.FromSeconds(seconds)), Is.EqualTo(text));
}
