using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RabbitMQ.Client;

namespace Qlower.Celery.Broker;

/// <summary>Decides which certificates of a broker are trusted.</summary>
internal static class BrokerTrust
{
    public static SslOption For(BrokerAddress address, CeleryBrokerOptions options)
    {
        var ssl = new SslOption { Enabled = address.IsSecure, ServerName = address.Host };
        if (address.IsSecure && options.TrustedCertificates is { } file)
        {
            // Read for each connection: the file may be replaced while the host runs.
            ssl.CertificateValidationCallback = (_, certificate, chain, errors) => IsTrusted(file, certificate, chain, errors);
        }

        return ssl;
    }

    /// <summary>Returns the error of a certificate file; <see langword="null"/> when it is valid.</summary>
    public static string? FindError(string file)
    {
        try
        {
            return Read(file).Count > 0 ? null : $"'{file}' contains no certificate.";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return $"'{file}' cannot be read as a PEM file of certificates.";
        }
    }

    private static bool IsTrusted(string file, X509Certificate? certificate, X509Chain? presented, SslPolicyErrors errors)
    {
        if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
        {
            return false;
        }

        using var own = new X509Certificate2(certificate);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(Read(file));
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1"));
        foreach (var element in presented?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return chain.Build(own);
    }

    private static X509Certificate2Collection Read(string file)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(file);
        return certificates;
    }
}
