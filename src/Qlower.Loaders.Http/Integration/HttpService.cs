using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Qlower.Loaders.Http.Wire;

namespace Qlower.Loaders.Http.Integration;

/// <summary>Sends requests to one service, and turns everything that is no answer into a failure of the service. Thread-safe.</summary>
/// <param name="clients">Creates the client.</param>
/// <param name="client">The name of the client.</param>
/// <param name="time">Measures how long an answer takes.</param>
internal sealed class HttpService(IHttpClientFactory clients, string client, TimeProvider time)
{
    /// <summary>Sends a request and reads the answer.</summary>
    /// <exception cref="IntegratorUnavailableException">There is no answer; the message contains no secret and quotes nothing of the service.</exception>
    public async Task<T?> SendAsync<T>(HttpRequestMessage request, HttpIntegratorOptions options, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        foreach (var (name, value) in options.Headers)
        {
            request.Headers.Add(name, value);
        }

        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        try
        {
            using var http = clients.CreateClient(client);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            EnsureAnswer(response, time.GetUtcNow());
            return await ReadAsync(response, options, type, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException error)
        {
            throw HttpFailure.Of($"it did not answer within {error.Timeout}");
        }
        catch (BrokenCircuitException error)
        {
            throw HttpFailure.Of("most of its requests failed", error.RetryAfter);
        }
        catch (HttpRequestException error)
        {
            throw HttpFailure.Of($"it cannot be reached ({error.HttpRequestError})", null, error);
        }
        catch (IOException error)
        {
            throw HttpFailure.Of("its answer broke off", null, error);
        }
        catch (JsonException)
        {
            // The exception may quote the answer.
            throw HttpFailure.Of("its answer is not the JSON of the contract");
        }
    }

    /// <summary>How long a service asks not to be called; <see langword="null"/> when it did not ask.</summary>
    public static TimeSpan? RetryAfterOf(HttpResponseMessage response, DateTimeOffset now) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > now => date - now,
        _ => null,
    };

    private static void EnsureAnswer(HttpResponseMessage response, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        if (status is < 200 or > 299)
        {
            throw HttpFailure.Of(Describe(response.StatusCode), RetryAfterOf(response, now));
        }

        if (response.Content.Headers.ContentType?.MediaType is not "application/json")
        {
            throw HttpFailure.Of("its answer is not application/json");
        }
    }

    private static string Describe(HttpStatusCode code) => (int)code switch
    {
        >= 300 and < 400 => $"it answered with a redirect ({(int)code}), which is not followed: correct the address",
        401 or 403 => $"it refused the credentials ({(int)code})",
        408 => "it did not receive the request in time (408)",
        413 => "the request is too large for it (413): reduce MaxRecords",
        429 => "it receives too many requests (429)",
        >= 400 and < 500 => $"it refused the request ({(int)code})",
        _ => $"it failed ({(int)code})",
    };

    private async Task<T?> ReadAsync<T>(HttpResponseMessage response, HttpIntegratorOptions options, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using var late = new CancellationTokenSource(options.AttemptTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            var body = await response.Content.ReadAsStreamAsync(either.Token).ConfigureAwait(false);
            await using var disposing = body.ConfigureAwait(false);
            using var limited = new LimitedAnswer(body, options.MaxAnswerBytes);
            return await JsonSerializer.DeserializeAsync(limited, type, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw HttpFailure.Of($"its answer did not end within {options.AttemptTimeout}");
        }
    }
}
