using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Qlower.Loaders.S3.Requests;

namespace Qlower.Loaders.S3.Reading;

/// <summary>
/// Reads a range of an object. When a connection breaks, stalls or ends too early, it resumes from the same byte; it fails only after several
/// attempts in a row received nothing. Not thread-safe.
/// </summary>
internal sealed class ResumingStream : ForwardStream
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly S3ObjectClient _client;
    private readonly S3SourceOptions _options;
    private readonly TimeProvider _time;
    private S3Range _range;
    private GetObjectResponse? _response;
    private long _position;
    private int _failures;

    public ResumingStream(S3ObjectClient client, S3Range range, S3SourceOptions options, TimeProvider time)
    {
        (_client, _range, _options, _time, _position) = (client, range, options, time, range.Start);
    }

    /// <summary>Sends the request, so that an object that was replaced is reported at once.</summary>
    /// <exception cref="SourceChangedException">The object is gone, or was replaced.</exception>
    public async Task<ResumingStream> OpenAsync(CancellationToken cancellationToken)
    {
        while (_response is null && _position < _range.End)
        {
            await TryAsync(RequestAsync, cancellationToken).ConfigureAwait(false);
        }

        return this;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_position < _range.End && buffer.Length > 0)
        {
            await OpenAsync(cancellationToken).ConfigureAwait(false);
            var read = await TryAsync(token => FillAsync(buffer, token), cancellationToken).ConfigureAwait(false);
            if (read > 0)
            {
                _position += read;
                _failures = 0;
                return read;
            }
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Release();
        }

        base.Dispose(disposing);
    }

    private async Task<int> RequestAsync(CancellationToken cancellationToken)
    {
        try
        {
            _response = await _client.Sdk.GetObjectAsync(_range.From(_position), cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonS3Exception error) when (error.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // The object ends before the range begins.
            _range = _range with { End = _position };
            return 0;
        }

        // Later requests must return the same content.
        _range = _range with
        {
            End = Math.Min(_range.End, _position + _response.ContentLength),
            ETag = _range.ETag ?? (_range.VersionId is null ? _response.ETag : null),
        };
        return 0;
    }

    private async Task<int> FillAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var left = (int)Math.Min(buffer.Length, _range.End - _position);
        var read = await _response!.ResponseStream.ReadAsync(buffer[..left], cancellationToken).ConfigureAwait(false);
        return read > 0 ? read : throw new EndOfStreamException("The response ended before the range.");
    }

    /// <summary>Runs one step within the time-out. Counts a failure that another request may fix, and returns 0.</summary>
    private async Task<int> TryAsync(Func<CancellationToken, Task<int>> step, CancellationToken cancellationToken)
    {
        using var stall = new CancellationTokenSource(_options.ReadTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stall.Token, cancellationToken);
        try
        {
            return await step(either.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (S3Errors.IsFailure(error) && !cancellationToken.IsCancellationRequested)
        {
            Release();
            var failure = S3Errors.Translate(_range.At, _range.Permission, error);
            if (failure is SourceChangedException || S3Errors.IsStatus(error, HttpStatusCode.Forbidden) || ++_failures > _options.ReadRetries)
            {
                throw failure;
            }
        }

        var pause = FirstPause * Math.Pow(2, _failures - 1);
        await Task.Delay(pause < LongestPause ? pause : LongestPause, _time, cancellationToken).ConfigureAwait(false);
        return 0;
    }

    private void Release()
    {
        _response?.Dispose();
        _response = null;
    }
}
