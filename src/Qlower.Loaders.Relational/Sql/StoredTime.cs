using System.Data.Common;
using System.Globalization;

namespace Qlower.Loaders.Relational.Sql;

/// <summary>Times in rows. Instants are columns of type <see cref="SqlType.Instant"/>; a time whose offset matters is text.</summary>
internal static class StoredTime
{
    /// <summary>A time that keeps its offset, in ISO 8601.</summary>
    public static string WithOffset(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="WithOffset"/> returned.</summary>
    public static DateTimeOffset Read(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    /// <summary>Reads an instant.</summary>
    public static DateTimeOffset Instant(this DbDataReader row, int column) => row.GetFieldValue<DateTimeOffset>(column);

    /// <summary>Reads an instant; null for NULL.</summary>
    public static DateTimeOffset? OptionalInstant(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Instant(column);
}
