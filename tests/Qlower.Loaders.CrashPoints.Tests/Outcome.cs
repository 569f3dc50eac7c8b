using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Qlower.Loaders.CrashPoints.Tests.Stores;

namespace Qlower.Loaders.CrashPoints.Tests;

/// <summary>
/// What is in the stores, the inbox and the archive of a folder and what its reporters received, as lines: without times, tokens and generated ids,
/// which differ between two runs.
/// </summary>
internal static partial class Outcome
{
    /// <summary>Columns that describe a run: times, leases, attempts, keys that may have gaps, the count of writes, and the shares of the partners.</summary>
    private static readonly string[] RunColumns = ["seq", "not_before", "last_modified", "writes", "pass", "boot", "clock_offset", "failures", "charged", "last_start"];

    /// <param name="store">The kind of store.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="isExact">Whether each line that reporters received counts as often as it was received: they may receive it twice after a crash.</param>
    public static async Task<IReadOnlyList<string>> ReadAsync(CrashStore store, string folder, bool isExact = false)
    {
        var rows = await store.ReadAsync(folder);
        var loads = rows.Where(row => row.Table == "loads").Select((row, index) => (Id: (string)row.Values.First(value => value.Key == "id").Value!, Name: $"load-{index + 1}")).ToArray();
        var lines = new List<string>();
        lines.AddRange(rows.Where(IsResult).Select(row => Describe("", row)));
        lines.AddRange((await SqliteCrashStore.ReadFileAsync(Path.Combine(folder, "accounting.db"))).Where(IsResult).Select(row => Describe("accounting ", row)));
        var received = Path.Combine(folder, "received.log");
        if (File.Exists(received))
        {
            var log = (await File.ReadAllLinesAsync(received)).Select(line => $"received: {line}");
            lines.AddRange(isExact ? log : log.Distinct());
        }

        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsData))
        {
            lines.Add($"file {Path.GetRelativePath(folder, path)}");
            lines.AddRange((await File.ReadAllLinesAsync(path)).Select((line, index) => $"{Path.GetRelativePath(folder, path)}:{index}: {line}"));
        }

        return [.. lines.Select(Normalise).Order(StringComparer.Ordinal)];

        string Normalise(string line)
        {
            foreach (var (id, name) in loads)
            {
                line = line.Replace(id, name, StringComparison.Ordinal);
            }

            return Duration().Replace(Time().Replace(Guid().Replace(line, "{id}"), "{time}"), "{duration}");
        }
    }

    /// <summary>A replay that was announced and whose file never appeared did not happen.</summary>
    private static bool IsResult(StoredTableRow row) => row.Table != "replays" || row.Values.Any(value => value is { Key: "load", Value: not null });

    /// <summary>The databases are compared by rows. A copy that was never complete is removed a day later by another replay.</summary>
    private static bool IsData(string path) =>
        Path.GetFileName(path) is var name
        && !name.Contains(".db", StringComparison.Ordinal) && name is not ("received.log" or "has-failed" or "continue") && !name.StartsWith(".restoring-", StringComparison.Ordinal);

    private static string Describe(string store, StoredTableRow row) =>
        $"{store}{row.Table}: "
        + string.Join("; ", row.Values
            .Where(value => !RunColumns.Contains(value.Key) && !value.Key.StartsWith("lease_", StringComparison.Ordinal) && !value.Key.EndsWith("_at", StringComparison.Ordinal))
            .Select(value => $"{value.Key}={Text(value.Value)}"));

    private static string Text(object? value) => value switch
    {
        null => "",
        byte[] bytes when Array.TrueForAll(bytes, one => one is >= 32 and < 128) => Encoding.UTF8.GetString(bytes),
        byte[] bytes => Convert.ToHexStringLower(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")]
    private static partial Regex Guid();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+|\d{8}T\d{9}Z|\d+ \p{L}+ \d{4}, \d\d:\d\d:\d\d UTC")]
    private static partial Regex Time();

    [GeneratedRegex(@"\b\d+([.,]\d+)?\s(ms|s|min)\b")]
    private static partial Regex Duration();
}
