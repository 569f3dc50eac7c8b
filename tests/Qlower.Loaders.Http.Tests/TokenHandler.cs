using System.Globalization;
using System.Net.Http.Headers;

namespace Qlower.Loaders.Http.Tests;

/// <summary>Sets another token for each attempt.</summary>
internal sealed class TokenHandler : DelegatingHandler
{
    private int _attempts;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Interlocked.Increment(ref _attempts).ToString(CultureInfo.InvariantCulture));
        return base.SendAsync(request, cancellationToken);
    }
}
