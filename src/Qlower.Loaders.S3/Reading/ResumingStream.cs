using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace Qlower.Loaders.S3.Reading;

/// <summary>
/// Reads a range of an object. Where a connection breaks, stalls or ends too early, it goes on from that byte; only when several tries in
/// a row bring nothing does it give up. Not thread-safe.
/// </summary>
internal sealed class ResumingStream : ForwardStream
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly S3Calls _calls;
    private readonly S3SourceOptions _options;
    private readonly TimeProvider _time;
    private S3Range _range;
    private GetObjectResponse? _response;
    private long _position;
    private int _failures;

    public ResumingStream(S3Calls calls, S3Range range, S3SourceOptions options, TimeProvider time)
    {
        (_calls, _range, _options, _time, _position) = (calls, range, options, time, range.Start);
    }

    /// <summary>Sends the request, so that a caller hears at once when the object is another one now.</summary>
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
            _response = await _calls.Client.GetObjectAsync(_range.From(_position), cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonS3Exception error) when (error.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // The object ends before the range begins.
            _range = _range with { End = _position };
            return 0;
        }

        // What the first answer tells holds for those behind it.
        _range = _range with
        {
            End = Math.Min(_range.End, _position + _response.ContentLength),
            ETag = _range.VersionId is null ? _range.ETag ?? _response.ETag : null,
        };
        return 0;
    }

    private async Task<int> FillAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var left = (int)Math.Min(buffer.Length, _range.End - _position);
        var read = await _response!.ResponseStream.ReadAsync(buffer[..left], cancellationToken).ConfigureAwait(false);
        return read > 0 ? read : throw new EndOfStreamException("The answer ended before the range did.");
    }

    /// <summary>One step within its time. A failure that another request can mend counts and gives 0.</summary>
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
