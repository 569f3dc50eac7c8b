using System.Globalization;
using System.Text;
using Qlower.Loaders.Formats;

namespace Qlower.Loaders.Tests.Formats;

[TestFixture]
internal sealed class TimestampTests
{
    [TestCase("2024-05-31", "2024-05-31T00:00:00.0000000+02:00")]
    [TestCase("2024-01-31 23:59", "2024-01-31T23:59:00.0000000+01:00")]
    [TestCase("2024-05-31T10:20Z", "2024-05-31T10:20:00.0000000+00:00")]
    [TestCase("2024-05-31t10:20:30z", "2024-05-31T10:20:30.0000000+00:00")]
    [TestCase("2024-02-29T10:20:30.5+02", "2024-02-29T10:20:30.5000000+02:00")]
    [TestCase("2024-05-31T10:20:30,1234567-0330", "2024-05-31T10:20:30.1234567-03:30")]
    [TestCase("2024-05-31T10:20:30.123456789+14:00", "2024-05-31T10:20:30.1234567+14:00")]
    [TestCase("2024-05-31T10:2030Z", "2024-05-31T10:20:00.0000000+00:00")]
    [TestCase("0002-01-01T00:00:00-14:00", "0002-01-01T00:00:00.0000000-14:00")]
    [TestCase("9998-12-31T23:59:59.9999999+14:00", "9998-12-31T23:59:59.9999999+14:00")]
    public void TryParseTimestamp_WellFormed_IsRead(string text, string expected)
    {
        var isRead = LoaderFormats.TryParseTimestamp(Encoding.UTF8.GetBytes(text), out var value);

        Assert.That(isRead);
        Assert.That(value.ToString("O", CultureInfo.InvariantCulture), Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase("2024-05-3")]
    [TestCase("2024-05-31\n")]
    [TestCase("2024/05/31")]
    [TestCase("20240-5-31")]
    [TestCase("2023-02-29")]
    [TestCase("2024-13-01")]
    [TestCase("2024-00-01")]
    [TestCase("2024-05-00")]
    [TestCase("0000-05-31")]
    [TestCase("0001-05-31")]
    [TestCase("9999-05-31")]
    [TestCase("2024-05-31T")]
    [TestCase("2024-05-31X10:20")]
    [TestCase("2024-05-31T1:20")]
    [TestCase("2024-05-31T24:00")]
    [TestCase("2024-05-31T10:60")]
    [TestCase("2024-05-31T10:20:60")]
    [TestCase("2024-05-31T10:20:3")]
    [TestCase("2024-05-31T10:20:30.")]
    [TestCase("2024-05-31T10:20Zz")]
    [TestCase("2024-05-31T10:20 Z")]
    [TestCase("2024-05-31T10:20+1")]
    [TestCase("2024-05-31T10:20+01:")]
    [TestCase("2024-05-31T10:20+010")]
    [TestCase("2024-05-31T10:20+01:0")]
    [TestCase("2024-05-31T10:20+01000")]
    [TestCase("2024-05-31T10:20+01:60")]
    [TestCase("2024-05-31T10:20+14:01")]
    [TestCase("2024-05-31T10:20-15")]
    [TestCase("２024-05-31")]
    public void TryParseTimestamp_Otherwise_IsRefused(string text) =>
        Assert.That(LoaderFormats.TryParseTimestamp(Encoding.UTF8.GetBytes(text), out _), Is.False);
}
