namespace Qlower.Loaders.Http.Wire;

/// <summary>Creates the exceptions of requests that have no answer. The integrator has retried what can be retried.</summary>
internal static class HttpFailure
{
    /// <param name="reason">A clause about the service, without secrets and without values of records.</param>
    /// <param name="retryAfter">How long the service asks not to be called; <see langword="null"/> when it did not ask.</param>
    /// <param name="cause">The cause; <see langword="null"/> when there is none.</param>
    public static IntegratorUnavailableException Of(string reason, TimeSpan? retryAfter = null, Exception? cause = null) =>
        new(reason, cause) { HasRetried = true, RetryAfter = retryAfter };
}
