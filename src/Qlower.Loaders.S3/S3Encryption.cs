namespace Qlower.Loaders.S3;

/// <summary>How objects are encrypted at rest.</summary>
public enum S3Encryption
{
    /// <summary>As the bucket says.</summary>
    BucketDefault,

    /// <summary>With keys that S3 manages (SSE-S3, AES-256).</summary>
    S3Managed,

    /// <summary>With a key of KMS (SSE-KMS).</summary>
    Kms,
}
