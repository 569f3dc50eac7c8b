namespace Qlower.Loaders.ConsoleHost.Output;

/// <summary>
/// Writes to the standard streams on a thread of its own, in the order of the calls: a reader that reads nothing, a full disk or a closed stream never
/// stops the caller. Thread-safe.
/// </summary>
internal sealed class OutputQueue
{
    private const int MaxBytes = 1 << 20;

    private readonly object _gate = new();
    private readonly Queue<(QueuedStream Stream, byte[] Bytes)> _chunks = new();
    private Thread? _writer;
    private int _bytes;
    private bool _isWriting;

    /// <summary>Appends bytes, at most a megabyte and one chunk.</summary>
    /// <param name="stream">The target.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="waits">Whether to wait while the queue is full; otherwise nothing is appended then.</param>
    /// <returns>Whether the bytes were appended.</returns>
    public bool TryAdd(QueuedStream stream, byte[] bytes, bool waits)
    {
        lock (_gate)
        {
            while (_bytes >= MaxBytes && stream.Failure is null)
            {
                if (!waits)
                {
                    return false;
                }

                Monitor.Wait(_gate);
            }

            if (stream.Failure is not null)
            {
                return true;
            }

            _chunks.Enqueue((stream, bytes));
            _bytes += bytes.Length;
            if (_writer is null)
            {
                _writer = new Thread(Run) { IsBackground = true, Name = "output" };
                _writer.Start();
            }

            Monitor.PulseAll(_gate);
            return true;
        }
    }

    /// <summary>Waits until everything is written.</summary>
    /// <returns><see langword="false"/> when the timeout has elapsed before.</returns>
    public bool Drain(TimeSpan timeout)
    {
        var end = Environment.TickCount64 + (long)timeout.TotalMilliseconds;
        lock (_gate)
        {
            while (_isWriting || _chunks.Count > 0)
            {
                var left = end - Environment.TickCount64;
                if (left <= 0 || !Monitor.Wait(_gate, (int)left))
                {
                    return !_isWriting && _chunks.Count == 0;
                }
            }

            return true;
        }
    }

    private void Run()
    {
        while (true)
        {
            QueuedStream stream;
            byte[] bytes;
            lock (_gate)
            {
                while (_chunks.Count == 0)
                {
                    Monitor.Wait(_gate);
                }

                (stream, bytes) = _chunks.Dequeue();
                _isWriting = true;
            }

            stream.WriteNow(bytes);
            lock (_gate)
            {
                _bytes -= bytes.Length;
                _isWriting = false;
                Monitor.PulseAll(_gate);
            }
        }
    }
}
