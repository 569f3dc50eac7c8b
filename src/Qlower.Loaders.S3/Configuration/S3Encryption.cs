namespace Qlower.Loaders.S3;

/// <summary>How objects are encrypted at rest.</summary>
public enum S3Encryption
{
    /// <summary>The bucket's default encryption.</summary>
    BucketDefault,

    /// <summary>Keys that S3 manages (SSE-S3, AES-256).</summary>
    S3Managed,

    /// <summary>A key of KMS (SSE-KMS).</summary>
    Kms,
}
