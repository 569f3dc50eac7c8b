using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Qlower.Loaders.S3.Benchmarks;

/// <summary>A host as an internal service composes it, over one bucket and a new SQLite file.</summary>
internal static class LoaderHost
{
    public const string Key = "benchmark-key";

    public static IHost Build(Server server, string environment, string database, int workers, ClosedCount? closed = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        var loaders = builder.Services.AddQlowerLoaders(options =>
            {
                options.Workers = workers;
                options.PollInterval = TimeSpan.FromMilliseconds(200);
            })
            .AddPartner(Server.Partner, partner => partner.KeyHashes.Add("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))))
            .AddS3Source("s3", options =>
            {
                options.Environment = environment;
                options.ServiceUrl = server.Address;
                options.ForcePathStyle = true;
                options.PollInterval = TimeSpan.FromMilliseconds(500);
            })
            .UseSqlite(database);
        if (closed is not null)
        {
            builder.Services.AddSingleton(closed);
            loaders.AddReporter<ClosedCount>();
        }

        return builder.Build();
    }
}
