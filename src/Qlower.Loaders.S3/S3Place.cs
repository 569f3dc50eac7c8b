using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Qlower.Shared;

namespace Qlower.Loaders.S3;

/// <summary>Where one partner's files arrive, and where everything else lies around them. Immutable.</summary>
internal sealed record S3Place(string Partner, string Bucket, string Prefix)
{
    public const string EnvironmentMark = "{environment}";
    public const string PartnerMark = "{partner}";

    private const string ClaimsFolder = "claims/";
    private const string ReplayFolder = "replay/";

    /// <summary>Bytes that S3 allows a key, less what reports append.</summary>
    private const int MaxKeyBytes = 1024 - 32;

    public static IEnumerable<S3Place> Of(S3SourceOptions options, QlowerLoadersOptions loaders) =>
        (options.Partners.Count > 0 ? options.Partners : loaders.Partners.Keys.AsEnumerable()).Order(StringComparer.Ordinal).Select(partner => new S3Place(
            partner, Fill(options.Bucket, options, partner), Fill(options.Prefix, options, partner)));

    /// <summary>Whether partners put files under such keys: JSON directly at the place, so nothing of archives, reports, claims and sub-folders.</summary>
    public bool IsInput(string key) =>
        key.StartsWith(Prefix, StringComparison.Ordinal)
        && key.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        && key.IndexOf('/', Prefix.Length) < 0;

    /// <summary>The partner's own name of a file.</summary>
    public static string NameOf(string key) => key[(key.LastIndexOf('/') + 1)..];

    /// <summary>The claim on one arrival: a name of fixed length, whatever the partner called the file.</summary>
    public string ClaimKey(string key, string identity) =>
        $"{Prefix}{ClaimsFolder}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{identity}")))}.json";

    /// <summary><c>{success|failure}/yyyy/MM/dd/{name}.{time}.{load id}.json</c>, below the prefix. The same on every attempt of one load.</summary>
    public string ArchiveKey(string name, ArchiveRequest request)
    {
        var at = request.ProcessedAt.UtcDateTime;
        var folder = request.Folder == ArchiveFolder.Success ? "success" : "failure";
        var head = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{folder}/{at:yyyy/MM/dd}/");
        var tail = string.Create(CultureInfo.InvariantCulture, $".{at:yyyyMMdd'T'HHmmssfff'Z'}.{request.LoadId}.json");
        return head + FileNames.Cut(FileNames.Stem(name), MaxKeyBytes - Encoding.UTF8.GetByteCount(head) - tail.Length) + tail;
    }

    /// <summary>A key of its own for a file that is put back: below a folder that nobody lists, under as much of the partner's name for it as fits.</summary>
    public string ReplayKey(string name)
    {
        var head = $"{Prefix}{ReplayFolder}{Guid.CreateVersion7():N}/";
        var stem = FileNames.Stem(name);
        var tail = name[stem.Length..];
        return head + FileNames.Cut(stem, MaxKeyBytes - Encoding.UTF8.GetByteCount(head) - tail.Length) + tail;
    }

    /// <summary>The key of a report: the archived name without <c>.json</c>, and the suffix.</summary>
    public static string Beside(string archivedKey, string suffix) =>
        (archivedKey.EndsWith(".json", StringComparison.Ordinal) ? archivedKey[..^5] : archivedKey) + suffix;

    private static string Fill(string template, S3SourceOptions options, string partner) =>
        template.Replace(EnvironmentMark, options.Environment, StringComparison.Ordinal).Replace(PartnerMark, partner, StringComparison.Ordinal);
}
