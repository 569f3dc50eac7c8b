namespace Qlower.Celery.Signatures;

/// <summary>Throws for contradictory signatures, before anything is sent.</summary>
internal static class SignatureCheck
{
    public static void Run(CelerySignature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        var options = signature.Options;
        Refuse(options.Eta is not null && options.Countdown is not null, "Eta and Countdown are both set.");
        Refuse(options.Expires is not null && options.ExpiresAfter is not null, "Expires and ExpiresAfter are both set.");
        Refuse(options.TaskId is { } id && (string.IsNullOrWhiteSpace(id) || id.Length > 255), "TaskId is empty or longer than 255 characters.");
        Refuse(options.Retries < 0, "Retries is negative.");
        Refuse(options.Exchange is not null && options.RoutingKey is null, "Exchange is set without RoutingKey.");
        foreach (var length in new[] { options.Countdown, options.ExpiresAfter, options.TimeLimit, options.SoftTimeLimit })
        {
            Refuse(length < TimeSpan.Zero, "A time span is negative.");
        }

        foreach (var follower in options.Link.Concat(options.LinkError))
        {
            Run(follower);
        }

        void Refuse(bool wrong, string reason)
        {
            if (wrong)
            {
                throw new ArgumentException($"The task '{signature.Task}' cannot be sent. {reason}", nameof(signature));
            }
        }
    }
}
