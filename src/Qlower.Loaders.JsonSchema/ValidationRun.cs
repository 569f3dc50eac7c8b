using Qlower.Loaders.JsonSchema.Evaluation;

namespace Qlower.Loaders.JsonSchema;

/// <summary>A validation pass over a stream that its caller advances buffer by buffer. Not thread-safe.</summary>
public sealed class ValidationRun : IDisposable
{
    private readonly ValidationPass _pass;
    private readonly Stream _stream;
    private bool _isComplete;

    internal ValidationRun(ValidationPass pass, Stream stream)
    {
        _pass = pass;
        _stream = stream;
        _pass.Start();
    }

    /// <summary>The verdict; available after <see cref="AdvanceAsync"/> returned <see langword="false"/>.</summary>
    /// <exception cref="InvalidOperationException">The pass is not complete.</exception>
    public ValidationOutcome Outcome => _isComplete ? _pass.Outcome : throw new InvalidOperationException("The validation pass is not complete.");

    /// <summary>Reads the next buffer and validates it. The sink receives everything that the buffer contains before the method returns.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns><see langword="false"/> when the stream was read to its end or to the first fatal fault.</returns>
    /// <exception cref="OperationCanceledException">The pass was cancelled.</exception>
    public async ValueTask<bool> AdvanceAsync(CancellationToken cancellationToken = default)
    {
        _isComplete = _isComplete || !await _pass.AdvanceAsync(_stream, cancellationToken).ConfigureAwait(false);
        return !_isComplete;
    }

    /// <summary>Returns the buffer to its pool. The stream stays open.</summary>
    public void Dispose() => _pass.End();
}
