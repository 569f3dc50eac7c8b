using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Qlower.Loaders.Packaging.Tests;

/// <summary>The first program of the README, in a new project with the packages of the lines above it, loads a file.</summary>
[TestFixture]
[Category("Long")]
internal sealed class ReadmeProgramTests
{
    private static readonly TimeSpan Generous = TimeSpan.FromMinutes(3);

    /// <summary>A file of the partner of the program, whose key is <c>foo</c>.</summary>
    private const string File = """
        {"inigPtynm":"azur","apiKey":"foo","creDtTm":"2024-01-05T09:00:00","versionId":"2.0","properties":[{"id":"P-1","description":"Studio",
        "streetName":"rue Esquermoise","townName":"Lille","postCode":"59000","ctry":"FR","lastName":"Le Goff","firstName":"Zoé",
        "email":"zoe@example.fr","acquisitionDate":"2019-05-17","taxRegime":5}]}
        """;

    private string _folder = "";

    [OneTimeSetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("readme").FullName;

    [OneTimeTearDown]
    public void Clean() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Program_InANewProjectWithThePackages_LoadsAFile()
    {
        var readme = await System.IO.File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"));
        var program = Fence(readme, "csharp minimal-host");
        await UsePackagesAsync();
        foreach (var line in Fence(readme, "bash compose-a-host").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ');
            await DotnetCommand.RunInAsync(_folder, words[0], words[1..]);
        }

        await System.IO.File.WriteAllTextAsync(Path.Combine(_folder, "Program.cs"), program);
        await DotnetCommand.RunInAsync(_folder, "dotnet", ["build", "--output", "out", "--nologo"]);
        var inbox = Directory.CreateDirectory(Path.Combine(_folder, "exchange", "inbox", "azur"));
        await System.IO.File.WriteAllTextAsync(Path.Combine(inbox.FullName, "first.json"), File);
        var log = await RunUntilLoadedAsync();

        Assert.That(program.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.LessThanOrEqualTo(18));
        Assert.That(log, Does.Contain("Partners (1): azur").And.Contains($"Store: SQLite {Path.Combine(_folder, "loaders.db")}"));
        Assert.That(log, Does.Contain(" of azur: file first.json: SUCCESS, 1 records received, 1 integrated"));
        Assert.That(Directory.GetFiles(Path.Combine(_folder, "exchange", "success", "azur"), "first.*.report.html"), Has.Length.EqualTo(1));
    }

    private static string Fence(string page, string info) =>
        Regex.Match(page, $"(?ms)^```{Regex.Escape(info)}\n(.*?)^```").Groups[1].Value is { Length: > 0 } content
            ? content
            : throw new InvalidOperationException($"README.md has no block '{info}'.");

    /// <summary>Qlower's packages come from the folder, the others from the machine's sources, all into a cache of the test.</summary>
    private async Task UsePackagesAsync() => await System.IO.File.WriteAllTextAsync(Path.Combine(_folder, "nuget.config"), $"""
        <configuration>
          <config><add key="globalPackagesFolder" value="restored" /></config>
          <packageSources><add key="packed" value="{await PackedPackages.FolderAsync()}" /></packageSources>
        </configuration>
        """);

    private async Task<string> RunUntilLoadedAsync()
    {
        var assembly = Path.Combine(_folder, "out", Path.GetFileName(_folder) + ".dll");
        using var limit = new CancellationTokenSource(Generous);
        using var process = Process.Start(new ProcessStartInfo("dotnet", [assembly]) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var log = new StringBuilder();
        try
        {
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                log.AppendLine(line);
                if (line.Contains(" of azur: ", StringComparison.Ordinal))
                {
                    return log.ToString();
                }
            }
        }
        catch (OperationCanceledException)
        {
            log.AppendLine("Nothing was loaded in time.");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        return log + await errors;
    }
}
