using Qlower.Shared;

namespace Qlower.Loaders.S3;

/// <summary>
/// Options of an S3 source. Bindable from configuration; validated when the host starts, with every error reported at once. Credentials are not options:
/// they come from the SDK's own chain (environment, profile, container, instance), or from an <c>IAmazonS3</c> that the host registers under the source's name.
/// </summary>
public sealed class S3SourceOptions
{
    /// <summary>Replaces <c>{environment}</c> in <see cref="Bucket"/> and <see cref="Prefix"/>, such as <c>prod</c> or <c>stg</c>. Default empty.</summary>
    public string Environment { get; set; } = "";

    /// <summary>
    /// The name of a partner's bucket; <c>{environment}</c> and <c>{partner}</c> are replaced. One bucket for all partners requires a
    /// <see cref="Prefix"/> with <c>{partner}</c>. Default <c>ql-loader-{environment}-{partner}</c>.
    /// </summary>
    public string Bucket { get; set; } = "ql-loader-{environment}-{partner}";

    /// <summary>
    /// Where in the bucket files arrive: empty (the default) for its root, or a folder that ends in a slash, such as <c>loader/{partner}/</c>. Archives,
    /// reports and claims are written below it.
    /// </summary>
    public string Prefix { get; set; } = "";

    /// <summary>The partners whose buckets are watched; empty (the default) for every configured partner.</summary>
    public IList<string> Partners { get; } = [];

    /// <summary>The region, such as <c>eu-west-3</c>; empty (the default) for the SDK's own.</summary>
    public string Region { get; set; } = "";

    /// <summary>The address of another S3 server; <see langword="null"/> (the default) for AWS. Checksum trailers are not sent to other servers.</summary>
    public Uri? ServiceUrl { get; set; }

    /// <summary>Whether the bucket is part of the path instead of the host name, as most other servers require. Default <see langword="false"/>.</summary>
    public bool ForcePathStyle { get; set; }

    /// <summary>A named profile of the SDK's configuration files; empty (the default) for the usual chain.</summary>
    public string Profile { get; set; } = "";

    /// <summary>How often buckets are listed while files arrive. 100 ms to 1 day; default 10 seconds.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The longest interval between two listings while nothing arrives: the interval doubles up to it. <see cref="PollInterval"/> to 1 day; default
    /// 1 minute. A listing costs one request per bucket.
    /// </summary>
    public TimeSpan IdlePollInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Whether a claim is written into the bucket (<c>claims/</c>), so that hosts with ledgers of their own never load the same file. A single host, or hosts
    /// that share one ledger, do not need claims: without them each file costs three requests less. Set <see langword="false"/> with a ledger in memory:
    /// its claims outlive it. Default <see langword="true"/>.
    /// </summary>
    public bool WritesClaims { get; set; } = true;

    /// <summary>The number of ranges of a large object that are read concurrently. 1 to 64; default 4.</summary>
    public int ParallelRanges { get; set; } = 4;

    /// <summary>
    /// The size in bytes of one range when several are read concurrently, and of one part of a large report (at least 5 MiB there). 256 KiB to 256 MiB;
    /// default 2 MiB. One reader buffers up to this times <see cref="ParallelRanges"/>.
    /// </summary>
    public int RangeBytes { get; set; } = 2 << 20;

    /// <summary>How long a read may receive nothing before it is cancelled and retried from the same byte. 1 second to 1 hour; default 30 seconds.</summary>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many times in a row a read is retried without receiving a byte, before the load is deferred. 0 to 20; default 5.</summary>
    public int ReadRetries { get; set; } = 5;

    /// <summary>Objects larger than this, in bytes, are copied to the archive in parts. 5 MiB to 5 GiB, which is the limit of S3; default 5 GiB.</summary>
    public long CopyInPartsAbove { get; set; } = 5L << 30;

    /// <summary>The size in bytes of one such part. 5 MiB to 5 GiB; default 512 MiB. Raised automatically where an object would need more than 10,000 parts.</summary>
    public long CopyPartBytes { get; set; } = 512L << 20;

    /// <summary>
    /// How objects that the host writes (reports, claims) are encrypted at rest. Archived files retain the encryption of the original.
    /// Default <see cref="S3Encryption.BucketDefault"/>.
    /// </summary>
    public S3Encryption Encryption { get; set; } = S3Encryption.BucketDefault;

    /// <summary>The KMS key, with <see cref="S3Encryption.Kms"/>; empty (the default) for the account's own key.</summary>
    public string KmsKeyId { get; set; } = "";

    /// <summary>
    /// A folder for encrypted temporary copies, so that a file is fetched once instead of once per pass; empty (the default) for none. Copies are
    /// encrypted with a key that exists in memory only, and are removed with the load or the process. A relative path starts at the content root of the host.
    /// </summary>
    public string SpoolFolder { get; set; } = "";

    /// <summary>Files larger than this, in bytes, are not spooled. 1 to 1 TiB; default 2 GiB.</summary>
    public long SpoolUpTo { get; set; } = 2L << 30;

    /// <summary>Finds calls that place the source differently.</summary>
    internal SinglePlace Place { get; } = new();
}
