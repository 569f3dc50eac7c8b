using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Qlower.Loaders.StoppingHost;
using Qlower.Loaders.StoppingHost.Points;

// Arguments: --points and a file with plans; --open and a SQLite file; --cluster, folder, connection string and broker; or the folder of the data, and which part of a load hangs.
if (args[0] == "--points")
{
    await PointRun.RunAsync(args[1]);
    return;
}

if (args[0] == "--cluster")
{
    await ClusterHost.RunAsync(args[1], args[2], args[3]);
    return;
}

if (args[0] == "--open")
{
    await StoreOpening.RunAsync(args[1]);
    return;
}

var (root, hanging) = (args[0], args[1]);
var builder = Host.CreateApplicationBuilder();
builder.Services.AddSingleton(new Hang(root, hanging));
var loaders = builder.Services.AddQlowerLoaders()
    .AddPartner("azur", partner => partner.KeyHashes.Add("sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"))
    .UseSqlite(Path.Combine(root, "loaders.db"))
    .AddValidator<HangingValidator>()
    .AddReporter<HangingReporter>()
    .AddIntegrator(provider => new HangingIntegrator(provider.GetRequiredService<Hang>()));
if (hanging == "source")
{
    loaders.AddFileSource<HangingSource>();
}
else
{
    loaders.AddFolderSource("folder", source => (source.Root, source.StableFor, source.PollInterval) = (root, TimeSpan.Zero, TimeSpan.FromMilliseconds(200)));
}

await builder.Build().RunAsync();
