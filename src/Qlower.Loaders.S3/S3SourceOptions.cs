namespace Qlower.Loaders.S3;

/// <summary>
/// Options of an S3 source. Bindable; checked when the host starts, every error at once. Credentials are not among them: they come from the
/// SDK's own chain (environment, profile, container, instance), or from an <c>IAmazonS3</c> that the host registers under the source's name.
/// </summary>
public sealed class S3SourceOptions
{
    /// <summary>What <c>{environment}</c> stands for in <see cref="Bucket"/>, such as <c>prod</c> or <c>stg</c>.</summary>
    public string Environment { get; set; } = "";

    /// <summary>
    /// The name of a partner's bucket; <c>{environment}</c> and <c>{partner}</c> are filled in. One bucket for all partners needs a
    /// <see cref="Prefix"/> with <c>{partner}</c>. Default <c>ql-loader-{environment}-{partner}</c>.
    /// </summary>
    public string Bucket { get; set; } = "ql-loader-{environment}-{partner}";

    /// <summary>
    /// Where in the bucket files arrive: empty for its root, or a folder that ends in a slash, such as <c>loader/{partner}/</c>. Archives,
    /// reports and claims lie below it too.
    /// </summary>
    public string Prefix { get; set; } = "";

    /// <summary>The partners whose buckets are watched; empty (the default) for every configured partner.</summary>
    public IList<string> Partners { get; } = [];

    /// <summary>The region, such as <c>eu-west-3</c>; empty to take the SDK's own.</summary>
    public string Region { get; set; } = "";

    /// <summary>The address of another S3 server; <see langword="null"/> for AWS. Checksum trailers are not sent to other servers.</summary>
    public Uri? ServiceUrl { get; set; }

    /// <summary>Whether buckets stand in the path and not in the host name: most other servers need it.</summary>
    public bool ForcePathStyle { get; set; }

    /// <summary>A named profile of the SDK's configuration files; empty (the default) for the usual chain.</summary>
    public string Profile { get; set; } = "";

    /// <summary>How often buckets are listed while files arrive. 100 ms to 1 day; default 10 seconds.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The longest pause between two lists while nothing arrives: the pause doubles up to it. <see cref="PollInterval"/> to 1 day; default
    /// 1 minute. A list costs a request a bucket.
    /// </summary>
    public TimeSpan IdlePollInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Whether a claim is written into the bucket (<c>claims/</c>), so that hosts with ledgers of their own never take the same file. Hosts that
    /// share one ledger, or a single host, can do without: it saves three requests a file. With a ledger in memory set
    /// <see langword="false"/>: its claims outlive it. Default <see langword="true"/>.
    /// </summary>
    public bool WritesClaims { get; set; } = true;

    /// <summary>How many ranges of a large object are read at a time. 1 to 64; default 4.</summary>
    public int ParallelRanges { get; set; } = 4;

    /// <summary>
    /// Bytes of one range when several are read at a time, and of one part of a large report (at least 5 MiB there). 256 KiB to 256 MiB;
    /// default 2 MiB. The memory of one reader is this times <see cref="ParallelRanges"/>.
    /// </summary>
    public int RangeBytes { get; set; } = 2 << 20;

    /// <summary>A read that gets no byte for so long is broken off and tried again from there. 1 second to 1 hour; default 30 seconds.</summary>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often in a row a read is tried again without one more byte, before the load waits. 0 to 20; default 5.</summary>
    public int ReadRetries { get; set; } = 5;

    /// <summary>Objects above so many bytes are copied to the archive in parts. 5 MiB to 5 GiB, which is the limit of S3; default 5 GiB.</summary>
    public long CopyInPartsAbove { get; set; } = 5L << 30;

    /// <summary>Bytes of one such part. 5 MiB to 5 GiB; default 512 MiB. Raised by itself where an object would need more than 10,000 parts.</summary>
    public long CopyPartBytes { get; set; } = 512L << 20;

    /// <summary>How what the host writes (reports, claims) is encrypted at rest; archived files keep the encryption they came with.</summary>
    public S3Encryption Encryption { get; set; } = S3Encryption.BucketDefault;

    /// <summary>The KMS key, with <see cref="S3Encryption.Kms"/>; empty for the account's own key.</summary>
    public string KmsKeyId { get; set; } = "";

    /// <summary>
    /// A folder for encrypted temporary copies, so that a file is fetched once and not once a pass; empty (the default) for none. Copies are
    /// encrypted with a key that lives in memory alone, and gone with the load or the process.
    /// </summary>
    public string SpoolFolder { get; set; } = "";

    /// <summary>Files above so many bytes are not spooled. 1 to 1 TiB; default 2 GiB.</summary>
    public long SpoolUpTo { get; set; } = 2L << 30;
}
