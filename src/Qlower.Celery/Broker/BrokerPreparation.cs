using RabbitMQ.Client.Exceptions;

namespace Qlower.Celery.Broker;

/// <summary>Prepares the broker before a task is sent: within the timeout of sending, and with the same exceptions.</summary>
internal static class BrokerPreparation
{
    /// <param name="broker">The connection.</param>
    /// <param name="timeout">How long it may take, independently of the caller's token.</param>
    /// <param name="time">Measures the timeout.</param>
    /// <param name="taskId">The task that is not sent when the preparation fails.</param>
    /// <param name="target">The queue or exchange to prepare.</param>
    /// <param name="prepare">The preparation.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
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
                // Nothing was sent yet. The next iteration connects again, with delays between its attempts. The RabbitMQ client cancels calls that the
                // broker does not answer.
                if (error is OperationCanceledException)
                {
                    broker.Abandon(connection);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(50), time, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }
}
