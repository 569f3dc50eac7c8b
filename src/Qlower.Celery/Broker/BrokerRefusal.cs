using System.Security.Authentication;
using RabbitMQ.Client.Exceptions;

namespace Qlower.Celery.Broker;

/// <summary>Distinguishes a broker and a host that refuse each other from a broker that is unavailable.</summary>
internal static class BrokerRefusal
{
    /// <summary>Returns the reason of a refusal; <see langword="null"/> when connecting may be retried.</summary>
    public static string? Find(Exception error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is AuthenticationFailureException or PossibleAuthenticationFailureException)
            {
                return "the user or the password is wrong.";
            }

            if (cause is AuthenticationException)
            {
                return "its certificate is not trusted, or is not for this host name.";
            }

            if (cause is OperationInterruptedException { ShutdownReason: { ReplyCode: 530 or 403 } reason })
            {
                return reason.ReplyText;
            }
        }

        return null;
    }
}
