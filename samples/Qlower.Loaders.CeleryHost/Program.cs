using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
var data = builder.Configuration["Data"] ?? "qlower-data";

// Every process receives and works: whoever claims a file first announces it, whoever is free takes it.
builder.Services.AddQlowerLoaders(builder.Configuration.GetSection("QlowerLoaders"))
    .AddPartner("azur", partner => partner.KeyHashes.Add("sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"))
    .AddFolderSource(source => source.Root = Path.Combine(data, "exchange"))
    .AddFolderSource(builder.Configuration.GetSection("Source"))
    .UseSqlite(Path.Combine(data, "loaders.db"))
    .UseCelery(builder.Configuration.GetSection("Celery"));
builder.Build().Run();
