namespace Qlower.Loaders.Celery.Broker;

/// <summary>
/// Ends a call of the RabbitMQ client with the caller's token. The client itself says goodbye to a broker that does not answer before it comes
/// back, which takes seconds; that goes on behind the caller's back.
/// </summary>
internal static class Prompt
{
    /// <summary>Waits for what the call opens; what comes too late is closed.</summary>
    public static async Task<T> OpenAsync<T>(Task<T> opening, CancellationToken cancellationToken)
        where T : IAsyncDisposable
    {
        try
        {
            return await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _ = LeaveAsync(opening);
            throw;
        }
    }

    /// <summary>Closes something without waiting for it.</summary>
    public static void Leave<T>(T opened)
        where T : IAsyncDisposable => _ = LeaveAsync(Task.FromResult(opened));

    private static async Task LeaveAsync<T>(Task<T> opening)
        where T : IAsyncDisposable
    {
        try
        {
            var late = await opening.ConfigureAwait(false);
            await late.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // It is being given up; how it ends is of no use to anybody.
        }
    }
}
