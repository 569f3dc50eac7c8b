namespace Qlower.Celery.Broker;

/// <summary>
/// Opens and closes connections and channels so that calls end with the caller's token. The RabbitMQ client closes gracefully first, which takes seconds
/// when the broker does not answer: that runs in the background.
/// </summary>
internal static class ChannelLifetime
{
    /// <summary>Waits for a connection or channel to open; one that opens too late is closed.</summary>
    public static async Task<T> OpenAsync<T>(Task<T> opening, CancellationToken cancellationToken)
        where T : IAsyncDisposable
    {
        try
        {
            return await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _ = CloseAsync(opening);
            throw;
        }
    }

    /// <summary>Closes a connection or channel without waiting for it.</summary>
    public static void Close<T>(T opened)
        where T : IAsyncDisposable => _ = CloseAsync(Task.FromResult(opened));

    private static async Task CloseAsync<T>(Task<T> opening)
        where T : IAsyncDisposable
    {
        try
        {
            var late = await opening.ConfigureAwait(false);
            await late.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // It is abandoned; its errors are irrelevant.
        }
    }
}
