using RabbitMQ.Client.Exceptions;

namespace Qlower.Loaders.Celery.Broker;

/// <summary>Tells a broker that does not let the host in from one that is not there.</summary>
internal static class BrokerRefusal
{
    /// <summary>What the broker has against the connection; <see langword="null"/> when it may be tried again.</summary>
    public static string? Find(Exception error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is AuthenticationFailureException or PossibleAuthenticationFailureException)
            {
                return "user or password are wrong.";
            }

            if (cause is OperationInterruptedException { ShutdownReason: { ReplyCode: 530 or 403 } reason })
            {
                return reason.ReplyText;
            }
        }

        return null;
    }
}
