using System.Xml.Linq;

namespace Qlower.Loaders.Packaging.Tests;

/// <summary>A test project of somebody who writes a store: it references packages only, and NUnit through Qlower.Loaders.Testing.</summary>
internal static class ConsumerProject
{
    private static readonly string[] Packages = ["Qlower.Loaders", "Qlower.Loaders.Sqlite", "Qlower.Loaders.Testing"];

    private static readonly string[] TestPackages = ["Microsoft.NET.Test.Sdk", "NUnit3TestAdapter"];

    private const string Fixtures = """
        using Microsoft.Extensions.DependencyInjection;
        using NUnit.Framework;
        using Qlower.Loaders;
        using Qlower.Loaders.Ledger;
        using Qlower.Loaders.Testing.Ledger;

        namespace Consumer;

        public sealed class InMemoryLedgerTests : LoadLedgerConformance
        {
            private ServiceProvider? _services;

            [TearDown]
            public async Task DisposeAsync() => await _services!.DisposeAsync();

            protected override Task<ILoadLedger> CreateAsync(TimeProvider time)
            {
                _services = new ServiceCollection().AddSingleton(time).AddQlowerLoaders().UseInMemoryStore().Services.BuildServiceProvider();
                return Task.FromResult(_services.GetRequiredService<ILoadLedger>());
            }
        }

        public sealed class SqliteLedgerTests : LoadLedgerConformance
        {
            private readonly List<ServiceProvider> _opened = [];
            private DirectoryInfo _folder = null!;

            [TearDown]
            public async Task DisposeAsync()
            {
                foreach (var services in _opened)
                {
                    await services.DisposeAsync();
                }

                _opened.Clear();
                _folder.Delete(recursive: true);
            }

            protected override Task<ILoadLedger> CreateAsync(TimeProvider time)
            {
                _folder = Directory.CreateTempSubdirectory("ledger-");
                return Task.FromResult(Open(time));
            }

            protected override Task<ILoadLedger?> ReopenAsync(TimeProvider time) => Task.FromResult<ILoadLedger?>(Open(time));

            private ILoadLedger Open(TimeProvider time)
            {
                var builder = new ServiceCollection().AddSingleton(time).AddQlowerLoaders().UseSqliteLedger(Path.Combine(_folder.FullName, "loads.db"));
                _opened.Add(builder.Services.BuildServiceProvider());
                return _opened[^1].GetRequiredService<ILoadLedger>();
            }
        }
        """;

    /// <summary>Writes the project. It restores into a cache of its own: Qlower's packages from the folder, the others from the machine's source.</summary>
    public static async Task WriteAsync(string folder, string packages)
    {
        var references = Packages.Select(id => (Id: id, Version: PackedPackages.Version(packages, id)))
            .Concat(TestPackages.Select(id => (Id: id, Version: CentralVersion(id))))
            .Select(package => $"""<PackageReference Include="{package.Id}" Version="[{package.Version}]" />""");
        await File.WriteAllTextAsync(Path.Combine(folder, "Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <NuGetAudit>false</NuGetAudit>
                <RestorePackagesPath>{Path.Combine(folder, "restored")}</RestorePackagesPath>
                <RestoreAdditionalProjectSources>{packages}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>
                {string.Join("\n    ", references)}
              </ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "LedgerTests.cs"), Fixtures);
    }

    private static string CentralVersion(string id) =>
        XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Single(package => package.Attribute("Include")!.Value == id).Attribute("Version")!.Value;
}
