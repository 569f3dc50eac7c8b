using System.Data.Common;
using System.Globalization;

namespace Qlower.Loaders.Accounting.Tests;

/// <summary>
/// Rows as the lines of a Markdown table. Values that the stores return in types of their own have one form: numbers without trailing zeros,
/// instants to the minute in UTC.
/// </summary>
internal static class ResultTable
{
    public static async Task<IReadOnlyList<string>> ReadAsync(DbConnection connection, string query)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var rows = await command.ExecuteReaderAsync();
        var columns = Enumerable.Range(0, rows.FieldCount).ToList();
        var lines = new List<string> { Line(columns.Select(rows.GetName)), Line(columns.Select(_ => "---")) };
        while (await rows.ReadAsync())
        {
            lines.Add(Line(columns.Select(column => Text(rows.IsDBNull(column) ? null : rows.GetValue(column)))));
        }

        return lines;
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Text(object? value) => value switch
    {
        null => "",
        double number => ((decimal)number).ToString("0.######", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.######", CultureInfo.InvariantCulture),
        DateTime time => Minute(time),
        string text when text.EndsWith('Z') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var time) => Minute(time.UtcDateTime),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Minute(DateTime time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
