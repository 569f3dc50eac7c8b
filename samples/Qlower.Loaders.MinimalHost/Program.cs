// begin-snippet: minimal-host
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddQlowerLoaders(builder.Configuration.GetSection("QlowerLoaders"))
    .AddPartner("azur", partner => partner.KeyHashes.Add("sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"))
    .AddFolderSource(source => source.Root = "exchange")
    .UseSqlite("loaders.db");
builder.Build().Run();
// end-snippet
