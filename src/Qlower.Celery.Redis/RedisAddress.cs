using System.Globalization;
using StackExchange.Redis;

namespace Qlower.Celery.Redis;

/// <summary>Reads the URI of a Redis server as Celery writes it.</summary>
internal static class RedisAddress
{
    /// <summary>Returns the error of a URI, without quoting it, since it may contain a password; <see langword="null"/> when it is valid.</summary>
    public static string? FindError(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "is required: the Redis server, redis://… or rediss://….";
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            return "is not a URI (redis://user:password@host:6379/0, special characters in user and password percent-encoded).";
        }

        return uri.Scheme is not ("redis" or "rediss") ? "must start with redis:// or rediss://."
            : uri.Host.Length == 0 ? "contains no host."
            : Database(uri) is null ? "does not end with the number of a database."
            : null;
    }

    public static ConfigurationOptions Read(RedisResultsOptions options)
    {
        var uri = new Uri(options.Uri);
        var user = uri.UserInfo.Split(':', 2);
        var timeout = (int)options.Timeout.TotalMilliseconds;
        var configuration = new ConfigurationOptions
        {
            Ssl = uri.Scheme == "rediss",
            SslHost = uri.Scheme == "rediss" ? uri.IdnHost : null,
            User = user.Length > 1 && user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null,
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            DefaultDatabase = Database(uri),
            ConnectTimeout = timeout,
            AsyncTimeout = timeout,
            SyncTimeout = timeout,
            ClientName = "qlower-celery-results",

            // A server that is not available yet is awaited by the commands.
            AbortOnConnectFail = false,
        };
        configuration.EndPoints.Add(uri.IdnHost.Trim('[', ']'), uri.Port > 0 ? uri.Port : 6379);
        return configuration;
    }

    private static int? Database(Uri uri)
    {
        var path = uri.AbsolutePath.Trim('/');
        return path.Length == 0 ? 0 : int.TryParse(path, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
