using System.Globalization;
using System.Text;

namespace Qlower.Loaders.TestServers.Faults;

/// <summary>The first line and the headers of a request or an answer. Immutable.</summary>
internal sealed class HttpHead
{
    public HttpHead(byte[] bytes)
    {
        Bytes = bytes;
        var lines = Encoding.Latin1.GetString(bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        First = lines[0];
        Headers = lines.Skip(1).Select(line => line.Split(':', 2)).GroupBy(pair => pair[0].Trim().ToLowerInvariant(), pair => pair[1].Trim())
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
    }

    public byte[] Bytes { get; }

    public string First { get; }

    public IReadOnlyDictionary<string, string> Headers { get; }

    public int Status => int.Parse(First.Split(' ')[1], CultureInfo.InvariantCulture);

    public bool IsChunked => Headers.GetValueOrDefault("transfer-encoding") == "chunked";

    public long Length => Headers.TryGetValue("content-length", out var length) ? long.Parse(length, CultureInfo.InvariantCulture) : 0;
}
