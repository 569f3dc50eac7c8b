using Amazon.S3.Model;

namespace Qlower.Loaders.S3.Archiving;

/// <summary>
/// The attributes that a copy has in common with its original: storage class and encryption. The SDK's two requests have no common base type, so there
/// is one method for each; an attribute belongs into both.
/// </summary>
internal static class StorageAttributes
{
    public static void Apply(GetObjectMetadataResponse original, CopyObjectRequest copy)
    {
        copy.StorageClass = original.StorageClass;
        copy.ServerSideEncryptionMethod = original.ServerSideEncryptionMethod;
        copy.ServerSideEncryptionKeyManagementServiceKeyId = original.ServerSideEncryptionKeyManagementServiceKeyId;
        copy.BucketKeyEnabled = original.BucketKeyEnabled;
    }

    public static void Apply(GetObjectMetadataResponse original, InitiateMultipartUploadRequest copy)
    {
        copy.StorageClass = original.StorageClass;
        copy.ServerSideEncryptionMethod = original.ServerSideEncryptionMethod;
        copy.ServerSideEncryptionKeyManagementServiceKeyId = original.ServerSideEncryptionKeyManagementServiceKeyId;
        copy.BucketKeyEnabled = original.BucketKeyEnabled;
    }
}
