using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.S3.Reading;

namespace Qlower.Loaders.S3.Spooling;

/// <summary>
/// Encrypted temporary copies of objects, so that each is fetched once: the first read of a whole object writes a copy, later reads of the same arrival
/// use it. Objects without a copy are read from S3. Thread-safe.
/// </summary>
internal sealed partial class Spool : IDisposable
{
    /// <summary>The limit of all copies together, as a multiple of the limit of one.</summary>
    private const int TotalFactor = 4;

    private readonly string _source;
    private readonly string _folder;
    private readonly long _upTo;
    private readonly ILogger _logger;
    private readonly Lock _lock = new();
    private readonly Dictionary<SpoolKey, SpoolEntry> _entries = [];
    private long _age;
    private bool _isDisposed;
    private int _hasWarned;

    public Spool(string source, S3SourceOptions options, ILogger logger)
    {
        (_source, _folder, _upTo, _logger) = (source, options.SpoolFolder, options.SpoolUpTo, logger);
        try
        {
            SpoolFolder.RemoveOrphans(_folder);
        }
        catch (Exception error) when (IsFailure(error))
        {
            WarnOnce(error);
        }
    }

    /// <summary>Whether an exception is a failure of the disk, or of a copy on it. Such a failure never fails a load.</summary>
    public static bool IsFailure(Exception error) =>
        error is IOException or UnauthorizedAccessException or CryptographicException or ObjectDisposedException or NotSupportedException or ArgumentException;

    /// <summary>Opens a range from the copy; or from S3, writing a copy where the range is the whole object.</summary>
    /// <param name="file">The arrival.</param>
    /// <param name="range">The range to read.</param>
    /// <param name="open">Opens a range from S3.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    public async Task<Stream> OpenAsync(SourceFile file, S3Range range, Func<S3Range, CancellationToken, Task<Stream>> open, CancellationToken cancellationToken)
    {
        var key = SpoolKey.Of(file);
        if (Find(key) is { } copy)
        {
            return new SpoolReadStream(this, key, copy, range, open);
        }

        var stream = await open(range, cancellationToken).ConfigureAwait(false);
        var isWhole = range.Start == 0 && range.End == file.Length && file.Length > 0;
        return isWhole && Begin(key, file.Length) is { } begun ? new SpoolWriteStream(stream, this, key, begun) : stream;
    }

    /// <summary>Marks a copy as complete.</summary>
    public void Complete(SpoolKey key, SpoolCopy copy)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var entry) && entry.Copy == copy)
            {
                entry.IsComplete = true;
            }
        }
    }

    /// <summary>Removes the copy of an arrival that was archived.</summary>
    public void Remove(SourceFile file) => Remove(SpoolKey.Of(file), null);

    /// <summary>Removes a copy, or whichever copy the arrival has.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(SpoolKey key, SpoolCopy? copy)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out var entry) || (copy is not null && entry.Copy != copy))
            {
                return false;
            }

            _entries.Remove(key);
            entry.Copy.Dispose();
            return true;
        }
    }

    /// <summary>Logs the first failure only: later ones have the same cause.</summary>
    public void WarnOnce(Exception error)
    {
        if (Interlocked.Exchange(ref _hasWarned, 1) == 0)
        {
            LogSpoolFailed(_logger, error, _source);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            foreach (var entry in _entries.Values)
            {
                entry.Copy.Dispose();
            }

            _entries.Clear();
        }
    }

    private SpoolCopy? Find(SpoolKey key)
    {
        lock (_lock)
        {
            return _entries.TryGetValue(key, out var entry) && entry.IsComplete ? entry.Copy : null;
        }
    }

    /// <summary>Creates a copy to write; <see langword="null"/> when another reader writes it, the limit is reached, or the disk fails.</summary>
    private SpoolCopy? Begin(SpoolKey key, long length)
    {
        lock (_lock)
        {
            if (_isDisposed || length > _upTo || _entries.ContainsKey(key) || !MakeRoom(length))
            {
                return null;
            }

            try
            {
                var copy = new SpoolCopy(SpoolFolder.Create(_folder), length);
                _entries[key] = new SpoolEntry(copy) { Age = _age++ };
                return copy;
            }
            catch (Exception error) when (IsFailure(error))
            {
                WarnOnce(error);
                return null;
            }
        }
    }

    /// <summary>Removes the oldest copies: their loads are deferred, or another host continued them.</summary>
    private bool MakeRoom(long length)
    {
        while (_entries.Values.Sum(entry => entry.Copy.Length) + length > TotalFactor * _upTo)
        {
            if (_entries.Where(pair => pair.Value.IsComplete).OrderBy(pair => pair.Value.Age).Select(pair => (SpoolKey?)pair.Key).FirstOrDefault() is not { } oldest)
            {
                return false;
            }

            Remove(oldest, null);
        }

        return true;
    }

    [LoggerMessage(EventId = 1020, EventName = "SpoolFailed", Level = LogLevel.Warning, Message = "Source {Source} cannot write temporary copies; reading from S3 instead.")]
    private static partial void LogSpoolFailed(ILogger logger, Exception error, string source);
}
