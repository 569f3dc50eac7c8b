using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace Qlower.Loaders.Packaging.Tests;

/// <summary>The schema engine compiled ahead: in its package, and in a program that does no more than refer to it.</summary>
[TestFixture]
[Category("Long")]
internal sealed class PrecompiledTests
{
    private const string Engine = "Qlower.Loaders.JsonSchema";

    private static readonly string[] Runtimes = ["linux-x64", "linux-arm64", "win-x64", "osx-arm64"];

    private string _folder = "";
    private string _packages = "";

    [OneTimeSetUp]
    public async Task Pack()
    {
        _folder = Directory.CreateTempSubdirectory("precompiled-").FullName;
        _packages = await PackedPackages.FolderAsync();
        using var package = OpenPackage();
        if (!package.Entries.Any(entry => entry.FullName.StartsWith("runtimes/", StringComparison.Ordinal)))
        {
            Assert.Ignore("The package source has no compiler for this machine.");
        }
    }

    [OneTimeTearDown]
    public void Clean() => Directory.Delete(_folder, recursive: true);

    [TestCaseSource(nameof(Runtimes))]
    public void Pack_Engine_CarriesTheSameAssemblyCompiledAhead(string runtime)
    {
        using var package = OpenPackage();

        var portable = Describe(package, $"lib/net10.0/{Engine}.dll");
        var precompiled = Describe(package, $"runtimes/{runtime}/lib/net10.0/{Engine}.dll");

        Assert.Multiple(() =>
        {
            Assert.That(portable.HasNativeCode, Is.False);
            Assert.That(precompiled.HasNativeCode, Is.True);
            Assert.That(precompiled.Version, Is.EqualTo(portable.Version), "built from the same source");
        });
    }

    [Test]
    public async Task Build_WithoutRuntimeIdentifier_RunsWhatIsCompiledAhead()
    {
        var runtime = RuntimeInformation.RuntimeIdentifier;
        Assume.That(Runtimes, Does.Contain(runtime));
        var consumer = Directory.CreateDirectory(Path.Combine(_folder, "consumer")).FullName;
        await File.WriteAllTextAsync(Path.Combine(consumer, "Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestorePackagesPath>{Path.Combine(_folder, "restored")}</RestorePackagesPath>
                <RestoreAdditionalProjectSources>{_packages}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{Engine}" Version="*" />
              </ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(consumer, "Program.cs"), """
            using Qlower.Loaders.JsonSchema;

            CompiledSchema.Compile("{\"properties\": {\"a\": {\"type\": \"string\", \"pattern\": \"^[a-z]+$\"}}}"u8).IsValid("{\"a\": \"b\"}"u8);
            Console.WriteLine(typeof(CompiledSchema).Assembly.Location);
            Console.WriteLine(System.Runtime.JitInfo.GetCompiledMethodCount());
            """);

        await DotnetCommand.RunAsync("build", consumer, "--configuration", "Release", "--nologo");
        var program = Path.Combine(consumer, "bin", "Release", "net10.0");
        var precompiled = await RunAsync(program);
        Directory.Delete(Path.Combine(program, "runtimes"), recursive: true);
        File.Delete(Path.Combine(program, "Consumer.deps.json"));
        var portable = await RunAsync(program);

        Assert.Multiple(() =>
        {
            Assert.That(precompiled.Location, Is.EqualTo(Path.Combine(program, "runtimes", runtime, "lib", "net10.0", Engine + ".dll")));
            Assert.That(portable.Location, Is.EqualTo(Path.Combine(program, Engine + ".dll")));
            Assert.That(precompiled.Methods, Is.LessThan(portable.Methods / 3), "methods compiled just in time");
        });
    }

    private static async Task<(string Location, int Methods)> RunAsync(string program)
    {
        var lines = (await DotnetCommand.RunAsync(Path.Combine(program, "Consumer.dll"))).Split('\n', StringSplitOptions.TrimEntries);
        return (lines[0], int.Parse(lines[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    private static (bool HasNativeCode, Guid Version) Describe(ZipArchive package, string path)
    {
        using var memory = new MemoryStream();
        using (var file = package.GetEntry(path)!.Open())
        {
            file.CopyTo(memory);
        }

        memory.Position = 0;
        using var image = new PEReader(memory);
        var metadata = image.GetMetadataReader();
        return (image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0, metadata.GetGuid(metadata.GetModuleDefinition().Mvid));
    }

    private ZipArchive OpenPackage() => PackedPackages.Open(_packages, Engine);
}
