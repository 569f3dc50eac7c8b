using System.Text.Json;
using System.Text.RegularExpressions;
using Qlower.Celery.Wire.Python;

namespace Qlower.Celery.Control;

/// <summary>A message of remote control.</summary>
internal sealed partial class ControlRequest
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    public required string Method { get; init; }

    /// <summary>The arguments by name: an object.</summary>
    public required JsonElement Arguments { get; init; }

    public string? Ticket { get; init; }

    /// <summary>The address of the reply; <see langword="null"/> when none is expected.</summary>
    public (string Exchange, string RoutingKey)? ReplyTo { get; init; }

    private IReadOnlyList<string> Destination { get; init; } = [];

    private (string Text, string Matcher)? Pattern { get; init; }

    /// <returns>The request; <see langword="null"/> when the body is none.</returns>
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
                ? [.. names.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()!)] : [],
            Pattern = Text(content, "pattern") is { Length: > 0 } pattern && Text(content, "matcher") is { Length: > 0 } matcher ? (pattern, matcher) : null,
        };
    }

    /// <summary>Whether a request addresses a worker: by name, by a pattern as in Celery, or, when it names neither, as one of all workers.</summary>
    public bool IsFor(string worker)
    {
        if (Destination.Count > 0)
        {
            return Destination.Contains(worker, StringComparer.Ordinal);
        }

        return Pattern is not var (text, matcher) || matcher switch
        {
            // A prefix of the name matches.
            "pcre" => Matches($@"\A(?:{text})"),
            "glob" => Matches($@"\A(?:{Glob(text)})\z"),
            _ => false,
        };

        bool Matches(string pattern) => Regex.IsMatch(worker, pattern, RegexOptions.CultureInvariant | RegexOptions.Singleline, Longest);
    }

    /// <summary>Returns a shell pattern as a regular expression: <c>*</c>, <c>?</c>, <c>[abc]</c> and <c>[!abc]</c>.</summary>
    private static string Glob(string text) => Sets().Replace(text, part => part.Value switch
    {
        "*" => ".*",
        "?" => ".",
        ['[', '!', .. var others] => $"[^{Set(others)}",
        ['[', _, ..] set => $"[{Set(set[1..])}",
        var other => Regex.Escape(other),
    });

    private static string Set(string members) => members.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal);

    [GeneratedRegex(@"\*|\?|\[!?\]?[^\]]*\]|.", RegexOptions.Singleline)]
    private static partial Regex Sets();

    private static string? Text(JsonElement content, string name) =>
        content.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
