using RabbitMQ.Client.Exceptions;

namespace Qlower.Loaders.Celery.Broker;

/// <summary>What has to be done at the broker before a task is sent: within the time that sending may take, and failing in the same words.</summary>
internal static class BrokerPreparation
{
    /// <param name="broker">The connection.</param>
    /// <param name="timeout">How long it may take, whatever the caller's own token says.</param>
    /// <param name="time">By which the timeout is measured.</param>
    /// <param name="taskId">The task that is not sent if it fails.</param>
    /// <param name="target">The queue or exchange that it is about.</param>
    /// <param name="prepare">What is to be done.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task RunAsync(
        BrokerConnection broker, TimeSpan timeout, TimeProvider time, string taskId, string target, Func<CancellationToken, Task> prepare, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        while (true)
        {
            var connection = broker.Current;
            try
            {
                await prepare(either.Token).ConfigureAwait(false);
                return;
            }
            catch (OperationCanceledException error) when (either.IsCancellationRequested)
            {
                cancellationToken.ThrowIfCancellationRequested();
                broker.Abandon(connection);
                throw new PublishException(
                    taskId, mayHaveArrived: false, $"The task {taskId} was not sent: {broker.Address} could not be reached within {timeout}.", broker.LastFailure ?? error);
            }
            catch (OperationInterruptedException error) when (!BrokerConnection.IsLoss(error))
            {
                throw BrokerTopology.Explain(error, new CeleryQueue { Name = target })
                    ?? (CeleryException)new PublishException(taskId, mayHaveArrived: false, $"The task {taskId} was not sent: {error.ShutdownReason?.ReplyText}.", error);
            }
            catch (Exception error) when (BrokerConnection.IsLoss(error) || error is TimeoutException or OperationCanceledException)
            {
                // Nothing was sent yet. The next round connects anew, and waits between its attempts; the client cancels by itself what a broker that
                // hangs does not answer.
                if (error is OperationCanceledException)
                {
                    broker.Abandon(connection);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(50), time, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }
}
