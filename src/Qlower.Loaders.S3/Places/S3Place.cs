using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Qlower.Shared;

namespace Qlower.Loaders.S3.Places;

/// <summary>Where one partner's files arrive, and the keys of everything that is written below it. Immutable.</summary>
internal sealed record S3Place(string Partner, string Bucket, string Prefix)
{
    public const string EnvironmentMark = "{environment}";
    public const string PartnerMark = "{partner}";

    private const string SuccessFolder = "success/";
    private const string FailureFolder = "failure/";
    private const string ClaimsFolder = "claims/";
    private const string ReplayFolder = "replay/";

    /// <summary>The bytes that S3 allows for a key, less those that reports append.</summary>
    private const int MaxKeyBytes = 1024 - 32;

    private static readonly string[] Folders = [SuccessFolder, FailureFolder, ClaimsFolder, ReplayFolder];

    /// <summary>Returns the places of the source's partners, in ordinal order of the partners.</summary>
    /// <param name="options">The source's options.</param>
    /// <param name="configured">All configured partners, used where the options name none.</param>
    public static IEnumerable<S3Place> Of(S3SourceOptions options, IEnumerable<string> configured) =>
        (options.Partners.Count > 0 ? options.Partners : configured).Order(StringComparer.Ordinal).Select(partner => Of(options, partner));

    /// <summary>Returns the place that a partner has, or would have, at the source.</summary>
    public static S3Place Of(S3SourceOptions options, string partner) =>
        new(partner, Fill(options.Bucket, options, partner), Fill(options.Prefix, options, partner));

    /// <summary>The prefix of the claims.</summary>
    public string ClaimsPrefix => Prefix + ClaimsFolder;

    /// <summary>Returns the locations that this place covers: the prefix alone, without folders below it, and each folder that the source writes to.</summary>
    /// <param name="endpoint">The server's name.</param>
    public IEnumerable<SourcePlace> Locations(string endpoint)
    {
        var location = $"s3://{endpoint}/{Bucket}/{Prefix}";
        return [
            new SourcePlace(location),
            .. Folders.Select(folder => new SourcePlace(location + folder, includesNested: true)),
        ];
    }

    /// <summary>Whether a key is an input file: JSON directly at the prefix, so not an archive, report, claim or file in a sub-folder.</summary>
    public bool IsInput(string key) =>
        key.StartsWith(Prefix, StringComparison.Ordinal)
        && key.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        && key.IndexOf('/', Prefix.Length) < 0;

    /// <summary>Whether a key is one of the folders to which the source writes.</summary>
    public bool IsOwnFolder(string key) => Folders.Any(folder => key.Length == Prefix.Length + folder.Length
        && key.StartsWith(Prefix, StringComparison.Ordinal) && key.EndsWith(folder, StringComparison.Ordinal));

    /// <summary>
    /// Returns the place that contains the prefixes of partners: in a shared bucket the folder above them, without a partner; in a bucket of one partner its
    /// root. <see langword="null"/> when there is nothing outside of the prefix.
    /// </summary>
    /// <param name="template">The prefix with its marks.</param>
    public S3Place? ParentOf(string template)
    {
        if (!template.Contains(PartnerMark, StringComparison.Ordinal))
        {
            return Prefix.Length == 0 ? null : this with { Prefix = "" };
        }

        var depth = template[..template.IndexOf(PartnerMark, StringComparison.Ordinal)].Count(character => character == '/');
        var end = 0;
        for (; depth > 0; depth--)
        {
            end = Prefix.IndexOf('/', end) + 1;
        }

        return new S3Place("", Bucket, Prefix[..end]);
    }

    /// <summary>Returns the partner's own name of a file.</summary>
    public static string NameOf(string key) => key[(key.LastIndexOf('/') + 1)..];

    /// <summary>Returns the key of the claim on one arrival: of fixed length, whatever the partner named the file.</summary>
    public string ClaimKey(string key, string identity) =>
        $"{Prefix}{ClaimsFolder}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{identity}")))}.json";

    /// <summary>Returns <c>{success|failure}/yyyy/MM/dd/{name}.{time}.{load id}.json</c> below the prefix. The same on every attempt of one load.</summary>
    public string ArchiveKey(string name, ArchiveRequest request)
    {
        var at = request.ProcessedAt.UtcDateTime;
        var folder = request.Folder == ArchiveFolder.Success ? SuccessFolder : FailureFolder;
        var head = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{folder}{at:yyyy/MM/dd}/");
        var tail = string.Create(CultureInfo.InvariantCulture, $".{at:yyyyMMdd'T'HHmmssfff'Z'}.{request.LoadId}.json");
        return head + FileNames.Cut(FileNames.Stem(name), MaxKeyBytes - Encoding.UTF8.GetByteCount(head) - tail.Length) + tail;
    }

    /// <summary>Returns a unique key for a restored file: below a folder that is never listed, with as much of the partner's name as fits.</summary>
    public string ReplayKey(string name)
    {
        var head = $"{Prefix}{ReplayFolder}{Guid.CreateVersion7():N}/";
        var stem = FileNames.Stem(name);
        var tail = name[stem.Length..];
        return head + FileNames.Cut(stem, MaxKeyBytes - Encoding.UTF8.GetByteCount(head) - tail.Length) + tail;
    }

    /// <summary>Returns the key of a report: the archived name without <c>.json</c>, followed by the suffix.</summary>
    public static string Beside(string archivedKey, string suffix) =>
        (archivedKey.EndsWith(".json", StringComparison.Ordinal) ? archivedKey[..^5] : archivedKey) + suffix;

    private static string Fill(string template, S3SourceOptions options, string partner) =>
        template.Replace(EnvironmentMark, options.Environment, StringComparison.Ordinal).Replace(PartnerMark, partner, StringComparison.Ordinal);
}
