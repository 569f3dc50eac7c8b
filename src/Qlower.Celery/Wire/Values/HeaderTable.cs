using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace Qlower.Celery.Wire.Values;

/// <summary>Values of any type as an AMQP header table can carry them.</summary>
internal static class HeaderTable
{
    public static Dictionary<string, object?> From(IEnumerable<KeyValuePair<string, object?>> headers) =>
        headers.ToDictionary(header => header.Key, header => Value(header.Value), StringComparer.Ordinal);

    private static object? Value(object? value) => value switch
    {
        null or string or bool or byte[] or sbyte or byte or short or ushort or int or uint or long or float or double or decimal => value,
        ulong number => number <= long.MaxValue ? (long)number : number.ToString(CultureInfo.InvariantCulture),
        DateTimeOffset time => WireTime.Format(time),
        JsonElement element => Value(element),
        IEnumerable<KeyValuePair<string, object?>> table => From(table),
        IEnumerable list => list.Cast<object?>().Select(Value).ToList(),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt32(out var small) ? small : element.TryGetInt64(out var large) ? large : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => element.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.Object => From(element.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, (object?)member.Value))),
        _ => null,
    };
}
