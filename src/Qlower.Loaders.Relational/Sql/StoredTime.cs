using System.Globalization;

namespace Qlower.Loaders.Relational.Sql;

/// <summary>Times as text: ISO 8601 with ticks; those of the loader in UTC at a fixed length, so that they compare as text.</summary>
internal static class StoredTime
{
    /// <summary>An instant in UTC, such as <c>2026-03-01T08:00:00.0000000Z</c>.</summary>
    public static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>An instant in UTC; null for null.</summary>
    public static string? Utc(DateTimeOffset? time) => time is { } instant ? Utc(instant) : null;

    /// <summary>A time that keeps its offset.</summary>
    public static string WithOffset(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    public static DateTimeOffset Read(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
