using System.Globalization;

namespace Qlower.Loaders.Sqlite.Storage;

/// <summary>Times as text: ISO 8601 with ticks; the store's own in UTC at a fixed length, so that they compare as text.</summary>
internal static class StoredTime
{
    /// <summary>An instant in UTC, such as <c>2026-03-01T08:00:00.0000000Z</c>.</summary>
    public static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>A time that keeps its offset.</summary>
    public static string WithOffset(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    public static DateTimeOffset Read(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
