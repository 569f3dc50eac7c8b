using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Http.Tests;

/// <summary>Options are checked when the host starts.</summary>
[TestFixture]
internal sealed class HttpIntegratorOptionsTests
{
    [Test]
    public void Validate_EveryError_IsReportedWithoutSecrets()
    {
        var errors = Errors(
            null,
            options =>
            {
                options.AllowHttp = false;
                options.LookupUrl = new Uri("http://me:canary-91ab@example.fr/x#y");
                options.Headers["Host"] = "a";
                options.Headers["bad name"] = "canary-91ab";
                options.MaxRecords = 0;
                options.Attempts = 21;
                options.Timeout = TimeSpan.FromSeconds(1);
            });

        Assert.That(errors, Is.SupersetOf(new[]
        {
            "HTTP integrator 'erp': Url: is empty; set the address that batches are posted to.",
            "HTTP integrator 'erp': LookupUrl: is an http address; records would be sent in plain text. Use https, or set AllowHttp.",
            "HTTP integrator 'erp': LookupUrl: contains a user name or password; set a header instead.",
            "HTTP integrator 'erp': LookupUrl: contains a fragment.",
            "HTTP integrator 'erp': Headers:Host: is set by the integrator.",
            "HTTP integrator 'erp': Headers:bad name: the name or the value (not shown) is not valid for a request.",
            "HTTP integrator 'erp': MaxRecords: 0 is not between 1 and 100000.",
            "HTTP integrator 'erp': Attempts: 21 is not between 1 and 20.",
            "HTTP integrator 'erp': Timeout: 00:00:01 is not between 00:00:30 and 1.00:00:00.",
        }));
        Assert.That(errors, Has.None.Contains(HttpHost.Secret));
    }

    [Test]
    public void Bind_UnknownOption_IsAnError()
    {
        var section = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Erp:Ulr"] = "https://example.fr", ["Erp:MaxRecords"] = "many" })
            .Build().GetSection("Erp");

        var errors = Errors(new Uri("https://example.fr"), compose: builder => builder.AddHttpIntegrator("erp", section));

        Assert.That(errors, Does.Contain("Erp:Ulr: no such option; did you mean 'Url'?"));
        Assert.That(errors, Does.Contain("Erp:MaxRecords: 'many' is not a whole number."));
    }

    [Test]
    public async Task Bind_Section_SetsEveryOption()
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Url"] = "https://example.fr/batches",
            ["Models:0"] = "Transactions",
            ["Headers:X-Api-Key"] = "key",
            ["Attempts"] = "5",
            ["Timeout"] = "00:05:00",
        }).Build();
        var services = new ServiceCollection();
        services.AddQlowerLoaders().AddHttpIntegrator("erp", section);
        await using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptionsMonitor<HttpIntegratorOptions>>().Get("erp");

        Assert.That((options.Url, options.Attempts, options.Timeout), Is.EqualTo((new Uri("https://example.fr/batches"), 5, TimeSpan.FromMinutes(5))));
        Assert.That(options.Models, Is.EqualTo(new[] { RecordModel.Transactions }));
        Assert.That(options.Headers["X-Api-Key"], Is.EqualTo("key"));
        Assert.That(provider.GetServices<IIntegrator>().Single().Accepts(RecordModel.Documents), Is.False);
    }

    [Test]
    public void Add_SameNameWithAnotherAddress_IsAnError()
    {
        var errors = Errors(
            new Uri("http://example.fr"), compose: builder => builder.AddHttpIntegrator("erp", options => options.Url = new Uri("http://elsewhere.fr")));

        Assert.That(errors, Has.Some.Contains("two calls with this name set it"));
    }

    [Test]
    public void Start_AllOrNothingPartner_IsRefused()
    {
        var errors = Errors(new Uri("http://example.fr"), compose: builder => builder.AddPartner("azur", partner =>
        {
            partner.KeyHashes.Add("sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae");
            partner.Policy = LoadPolicy.AllOrNothing;
        }));

        Assert.That(errors, Does.Contain(
            "Partner 'azur': the policy AllOrNothing requires integrators that stage, and the integrator 'erp' is no IStagingIntegrator."));
    }

    private static IReadOnlyList<string> Errors(Uri? address, Action<HttpIntegratorOptions>? configure = null, Action<IQlowerLoadersBuilder>? compose = null)
    {
        using var host = new ValidatedHost(address, configure, compose);
        return host.Errors;
    }
}
