using Microsoft.Extensions.Time.Testing;
using Qlower.Loaders.Integration;

namespace Qlower.Loaders.Tests.Integration;

[TestFixture]
internal sealed class IntegratorBreakerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private FakeTimeProvider _time = null!;
    private IntegratorBreaker _breaker = null!;

    [SetUp]
    public void SetUp()
    {
        _time = new FakeTimeProvider();
        _breaker = new IntegratorBreaker(5 * Second, _time);
    }

    [Test]
    public void TryEnter_Closed_IsNoProbe()
    {
        Assert.That(_breaker.TryEnter(out var isProbe), Is.Null);
        Assert.That((isProbe, _breaker.IsOpen), Is.EqualTo((false, false)));
    }

    [Test]
    public void TryEnter_Open_WaitsForThePauseThenProbesOnce()
    {
        _breaker.Open("down", null, isProbe: false);

        var wait = _breaker.TryEnter(out _);
        _time.Advance(Second);
        var probe = _breaker.TryEnter(out var isProbe);
        var other = _breaker.TryEnter(out var isOther);

        Assert.That(wait, Is.EqualTo(new BreakerWait("down", Second)));
        Assert.That((probe, isProbe), Is.EqualTo(((BreakerWait?)null, true)));
        Assert.That((other, isOther), Is.EqualTo(((BreakerWait?)new BreakerWait("down", Second), false)));
    }

    [Test]
    public void Open_ProbesFail_DoublesThePauseUpToTheLongest()
    {
        var pauses = new List<TimeSpan> { _breaker.Open("down", null, isProbe: false).Wait.Duration };
        for (var i = 0; i < 3; i++)
        {
            _time.Advance(pauses[^1]);
            _breaker.TryEnter(out var isProbe);
            pauses.Add(_breaker.Open("down", null, isProbe).Wait.Duration);
        }

        Assert.That(pauses, Is.EqualTo(new[] { Second, 2 * Second, 4 * Second, 5 * Second }));
    }

    [Test]
    public void Open_SeveralCallsFailTogether_PausesOnce()
    {
        var first = _breaker.Open("down", null, isProbe: false);
        var second = _breaker.Open("down", null, isProbe: false);

        Assert.That((first.WasClosed, second.WasClosed), Is.EqualTo((true, false)));
        Assert.That(second.Wait.Duration, Is.EqualTo(Second));
    }

    [Test]
    public void Open_IntegratorAsksForAPause_IsGranted() =>
        Assert.That(_breaker.Open("down", 90 * Second, isProbe: false).Wait.Duration, Is.EqualTo(90 * Second));

    [Test]
    public void Close_Probe_BeginsAgainWithTheShortestPause()
    {
        _breaker.Open("down", null, isProbe: false);
        _time.Advance(Second);
        _breaker.TryEnter(out var isProbe);
        _breaker.Open("down", null, isProbe);

        Assert.That(_breaker.Close(), Is.True);
        Assert.That(_breaker.FindWait(), Is.Null);
        Assert.That(_breaker.Open("down", null, isProbe: false).Wait.Duration, Is.EqualTo(Second));
    }

    [Test]
    public void Abandon_Probe_LetsAnotherCallProbe()
    {
        _breaker.Open("down", null, isProbe: false);
        _time.Advance(Second);
        _breaker.TryEnter(out var isProbe);

        _breaker.Abandon(isProbe);

        Assert.That(_breaker.TryEnter(out var isNext), Is.Null);
        Assert.That(isNext, Is.True);
    }
}
