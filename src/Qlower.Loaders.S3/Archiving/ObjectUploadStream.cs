using Amazon.S3.Model;
using Qlower.Loaders.S3.Objects;
using Qlower.Loaders.S3.Requests;

namespace Qlower.Loaders.S3.Archiving;

/// <summary>
/// Writes an object of unknown length: a small one in one request, a large one in parts. The object appears whole, when <see cref="CompleteAsync"/>
/// returns, or not at all. Not thread-safe.
/// </summary>
internal sealed class ObjectUploadStream(S3ObjectClient client, ObjectLocation to, string contentType, int partBytes) : Stream
{
    private readonly MemoryStream _buffer = new();
    private readonly List<PartETag> _parts = [];
    private string? _uploadId;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Buffers the bytes: the next asynchronous call sends them.</summary>
    public override void Write(byte[] buffer, int offset, int count) => _buffer.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => _buffer.Write(buffer);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _buffer.Write(buffer.Span);
        await FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        _buffer.Length < partBytes ? Task.CompletedTask : SendPartAsync(isLast: false, cancellationToken);

    /// <summary>Creates the object, or replaces the existing one.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (_uploadId is null)
        {
            _buffer.Position = 0;
            await client.PutAsync(to, _buffer, contentType, onlyIfAbsent: false, cancellationToken).ConfigureAwait(false);
            return;
        }

        await SendPartAsync(isLast: true, cancellationToken).ConfigureAwait(false);
        var request = new CompleteMultipartUploadRequest { BucketName = to.Bucket, Key = to.Key, UploadId = _uploadId, PartETags = _parts };
        await S3Errors.GuardAsync(to, "s3:PutObject", () => client.Sdk.CompleteMultipartUploadAsync(request, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Discards what was sent.</summary>
    public Task AbortAsync() => _uploadId is { } id ? MultipartUploads.AbortAsync(client, to, id) : Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private async Task SendPartAsync(bool isLast, CancellationToken cancellationToken)
    {
        if (_buffer.Length == 0)
        {
            return;
        }

        _uploadId ??= (await S3Errors.GuardAsync(to, "s3:PutObject", () => client.Sdk.InitiateMultipartUploadAsync(Start(), cancellationToken), cancellationToken)
            .ConfigureAwait(false)).UploadId;
        _buffer.Position = 0;
        var request = new UploadPartRequest
        {
            BucketName = to.Bucket,
            Key = to.Key,
            UploadId = _uploadId,
            PartNumber = _parts.Count + 1,
            PartSize = _buffer.Length,
            InputStream = _buffer,
            IsLastPart = isLast,
        };
        var part = await S3Errors.GuardAsync(to, "s3:PutObject", () => client.Sdk.UploadPartAsync(request, cancellationToken), cancellationToken).ConfigureAwait(false);
        _parts.Add(new PartETag(request.PartNumber.Value, part.ETag));
        _buffer.SetLength(0);
    }

    private InitiateMultipartUploadRequest Start() => new()
    {
        BucketName = to.Bucket,
        Key = to.Key,
        ContentType = contentType,
        ServerSideEncryptionMethod = client.EncryptionMethod,
        ServerSideEncryptionKeyManagementServiceKeyId = client.KmsKeyId,
    };
}
