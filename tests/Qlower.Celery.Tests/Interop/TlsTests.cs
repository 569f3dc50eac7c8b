using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qlower.Celery.Tests.Interop.Workers;

namespace Qlower.Celery.Tests.Interop;

/// <summary>A broker over TLS whose certificate no authority of the system has signed.</summary>
[TestFixture]
internal sealed class TlsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static string Url => CeleryServers.Rabbit.Settings["CELERY_TLS_URL"];

    private static string Certificate => CeleryServers.Rabbit.Settings["CELERY_TLS_CERTIFICATE"];

    [Test]
    public async Task SendTaskAsync_CertificateTrustedByOption_ClientAndWorkerMeet()
    {
        await using var worker = await TestWorker.StartAsync("rpc", options => options.Broker.TrustedCertificates = Certificate, Url);
        await using var host = new TestClient("rpc", options => (options.Broker.TrustedCertificates, options.Broker.DefaultQueue) = (Certificate, worker.Queue), Url);

        Assert.That(await (await host.Client.SendTaskAsync("net.add", [1, 2])).GetAsync<int>(Patience), Is.EqualTo(3));
    }

    [Test]
    public async Task SendTaskAsync_CertificateOfNobodyTheSystemKnows_IsRefused() => await AssertRefusedAsync(Url, null);

    [Test]
    public async Task SendTaskAsync_CertificateOfAnother_IsRefused()
    {
        var other = Path.GetTempFileName();
        try
        {
            using var key = System.Security.Cryptography.ECDsa.Create();
            var request = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=localhost", key, System.Security.Cryptography.HashAlgorithmName.SHA256);
            using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            await File.WriteAllTextAsync(other, certificate.ExportCertificatePem());

            await AssertRefusedAsync(Url, other);
        }
        finally
        {
            File.Delete(other);
        }
    }

    [Test]
    public async Task SendTaskAsync_TrustedCertificateOfAnotherHost_IsRefused() =>
        await AssertRefusedAsync(Url.Replace("localhost", "127.0.0.1", StringComparison.Ordinal), Certificate);

    [Test]
    public void AddCeleryClient_NoCertificatesInTheFile_IsReportedAtStart()
    {
        using var services = new ServiceCollection().AddCeleryClient(options =>
        {
            options.Broker.Uri = "amqps://localhost";
            options.Broker.TrustedCertificates = CeleryServers.Notes.Path;
        }).BuildServiceProvider();

        Assert.That(
            () => services.GetRequiredService<IOptions<CeleryClientOptions>>().Value,
            Throws.InstanceOf<OptionsValidationException>().With.Message.Contains("Broker:TrustedCertificates"));
    }

    private static async Task AssertRefusedAsync(string url, string? certificates)
    {
        await using var host = new TestClient(
            "rpc", options => (options.Broker.TrustedCertificates, options.PublishTimeout) = (certificates, Patience), url);

        var error = (await Assert.CatchAsync<CeleryException>(() => host.Client.SendTaskAsync("test.add", [1])))!;

        Assert.That(error.ToString(), Does.Contain("AuthenticationException"));
    }
}
