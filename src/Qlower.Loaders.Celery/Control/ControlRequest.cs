using System.Text.Json;
using System.Text.RegularExpressions;
using Qlower.Loaders.Celery.Wire;

namespace Qlower.Loaders.Celery.Control;

/// <summary>A message of remote control.</summary>
internal sealed class ControlRequest
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    public required string Method { get; init; }

    /// <summary>The arguments by name: an object.</summary>
    public required JsonElement Arguments { get; init; }

    public string? Ticket { get; init; }

    /// <summary>Where the answer goes; <see langword="null"/> when nobody waits for one.</summary>
    public (string Exchange, string RoutingKey)? ReplyTo { get; init; }

    private IReadOnlyList<string>? Destination { get; init; }

    private (string Text, bool IsGlob)? Pattern { get; init; }

    /// <returns>The request, or <see langword="null"/> when it is none.</returns>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static ControlRequest? Read(ReadOnlySpan<byte> body)
    {
        var content = PythonJson.Parse(body);
        if (content.ValueKind != JsonValueKind.Object || Text(content, "method") is not { } method)
        {
            return null;
        }

        return new ControlRequest
        {
            Method = method,
            Arguments = content.TryGetProperty("arguments", out var arguments) && arguments.ValueKind == JsonValueKind.Object ? arguments : PythonJson.Parse("{}"u8),
            Ticket = Text(content, "ticket"),
            ReplyTo = content.TryGetProperty("reply_to", out var to) && to.ValueKind == JsonValueKind.Object && Text(to, "exchange") is { } exchange
                ? (exchange, Text(to, "routing_key") ?? "") : null,
            Destination = content.TryGetProperty("destination", out var names) && names.ValueKind == JsonValueKind.Array
                ? [.. names.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()!)] : null,
            Pattern = Text(content, "pattern") is { } pattern ? (pattern, Text(content, "matcher") is not "pcre") : null,
        };
    }

    public bool IsFor(string worker)
    {
        if (Destination is { } names)
        {
            return names.Contains(worker, StringComparer.Ordinal);
        }

        if (Pattern is not var (text, isGlob))
        {
            return true;
        }

        var pattern = isGlob ? $"^{Regex.Escape(text).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal)}$" : text;
        return Regex.IsMatch(worker, pattern, RegexOptions.CultureInvariant, Longest);
    }

    private static string? Text(JsonElement content, string name) =>
        content.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
