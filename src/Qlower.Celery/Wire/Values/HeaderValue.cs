using System.Collections;
using System.Globalization;
using System.Text;

namespace Qlower.Celery.Wire.Values;

/// <summary>Reads values of an AMQP header table, which come in many types: text as bytes, numbers in any width. Never throws.</summary>
internal static class HeaderValue
{
    private static readonly UTF8Encoding Lenient = new(encoderShouldEmitUTF8Identifier: false);

    public static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        byte[] bytes => Lenient.GetString(bytes),
        bool or IList or IDictionary => null,
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>A whole number, also one written as text.</summary>
    public static long? Integer(object? value) => value switch
    {
        sbyte or byte or short or ushort or int or uint or long => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ulong and <= long.MaxValue => (long)(ulong)value,
        byte[] or string when long.TryParse(Text(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    public static bool Flag(object? value) => value is true || Integer(value) is not (null or 0);

    /// <summary>A length of time in seconds, whole or not.</summary>
    public static TimeSpan? Seconds(object? value)
    {
        double? seconds = value switch
        {
            double number => number,
            float number => number,
            decimal number => (double)number,
            _ => Integer(value),
        };
        return seconds is >= 0 and < 1e9 ? TimeSpan.FromSeconds(seconds.Value) : null;
    }

    /// <summary>As Celery writes a length of time: whole seconds as an integer.</summary>
    public static object? FromSeconds(TimeSpan? time) =>
        time is not { } length ? null : length.Ticks % TimeSpan.TicksPerSecond == 0 ? (object)(int)length.TotalSeconds : length.TotalSeconds;
}
