namespace Qlower.Celery.Broker;

/// <summary>The parts of a broker's URI. Its text omits the password.</summary>
internal sealed class BrokerAddress
{
    private BrokerAddress(Uri uri)
    {
        var user = uri.UserInfo.Split(':', 2);
        IsSecure = uri.Scheme == "amqps";
        Host = uri.IdnHost.Trim('[', ']');
        Port = uri.Port > 0 ? uri.Port : IsSecure ? 5671 : 5672;
        UserName = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : "guest";
        Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : UserName == "guest" ? "guest" : "";

        // Celery writes the root as "//": the text after the first slash is the name, and an empty name is the root.
        var path = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/') is { Length: > 0 } ? uri.AbsolutePath[1..] : "/");
        VirtualHost = path;
    }

    public bool IsSecure { get; }

    public string Host { get; }

    public int Port { get; }

    public string UserName { get; }

    public string Password { get; }

    public string VirtualHost { get; }

    /// <summary>Returns the address of a URI for which <see cref="FindError"/> returns no error.</summary>
    public static BrokerAddress From(string uri) => FindError(uri) is { } error ? throw new ArgumentException(error) : new BrokerAddress(new Uri(uri));

    /// <summary>Returns the error of a URI, without quoting it, since it may contain a password; <see langword="null"/> when it is valid.</summary>
    public static string? FindError(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "is required: the RabbitMQ server, amqp://… or amqps://….";
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            return "is not a URI (amqp://user:password@host/vhost, special characters in user and password percent-encoded).";
        }

        return uri.Scheme is not ("amqp" or "amqps") ? "must start with amqp:// or amqps://."
            : uri.Host.Length == 0 ? "contains no host."
            : null;
    }

    public override string ToString() => $"{(IsSecure ? "amqps" : "amqp")}://{Host}:{Port}/{Uri.EscapeDataString(VirtualHost)}";
}
