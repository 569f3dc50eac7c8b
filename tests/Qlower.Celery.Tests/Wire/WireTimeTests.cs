using Qlower.Celery.Wire.Values;

namespace Qlower.Celery.Tests.Wire;

[TestFixture]
internal sealed class WireTimeTests
{
    [Test]
    public void Format_AnyOffset_IsUtcWithSixDigits()
    {
        var time = new DateTimeOffset(2026, 11, 22, 14, 0, 46, TimeSpan.FromHours(1)).AddTicks(7_311_987);

        Assert.That(WireTime.Format(time), Is.EqualTo("2026-11-22T13:00:46.731198+00:00"));
        Assert.That(WireTime.FormatNaive(time), Is.EqualTo("2026-11-22T13:00:46.731198"));
    }

    [TestCase("2026-11-22T13:00:46.731198+00:00", 731_198)]
    [TestCase("2026-11-22T13:00:46.123Z", 123)]
    [TestCase("2026-11-22T13:00:46", 0)]
    [TestCase("2026-11-22T14:00:46+01:00", 0)]
    [TestCase("2026-11-22T07:30:46.000001-05:30", 1)]
    public void TryParse_WhatCeleryReads_IsTheSameTime(string text, int microseconds)
    {
        Assert.That(WireTime.TryParse(text, out var time), Is.True);

        Assert.That(time, Is.EqualTo(new DateTimeOffset(2026, 11, 22, 13, 0, 46, TimeSpan.Zero).AddMicroseconds(microseconds)));
    }

    [Test]
    public void TryParse_MinutesOnly_IsRead()
    {
        Assert.That(WireTime.TryParse("2026-11-22T13:00Z", out var time), Is.True);
        Assert.That(time.Minute, Is.Zero);
    }

    [TestCase("2026-11-22T13:00:46.1234567Z")]
    [TestCase("2026-13-22T13:00:46Z")]
    [TestCase("2026-11-22T13:00:60Z")]
    [TestCase("2026-11-22")]
    [TestCase("0001-01-01T00:00:00+23:00")]
    [TestCase("9999-12-31T23:59:59-23:00")]
    [TestCase("2026-11-22T13:00:46.99999999999999999999Z")]
    [TestCase("")]
    public void TryParse_Anything_Else_IsRefused(string text) => Assert.That(WireTime.TryParse(text, out _), Is.False);
}
