using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Http.Tests;

/// <summary>The errors of a composition.</summary>
internal sealed class ValidatedHost : IDisposable
{
    private readonly HttpHost _host;

    public ValidatedHost(Uri? address, Action<HttpIntegratorOptions>? configure, Action<IQlowerLoadersBuilder>? compose)
    {
        _host = new HttpHost(address, configure, compose);
        try
        {
            _host.Services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (OptionsValidationException error)
        {
            Errors = [.. error.Failures];
        }
        catch (AggregateException errors)
        {
            Errors = [.. errors.InnerExceptions.OfType<OptionsValidationException>().SelectMany(error => error.Failures)];
        }
    }

    public IReadOnlyList<string> Errors { get; } = [];

    public void Dispose() => _host.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
