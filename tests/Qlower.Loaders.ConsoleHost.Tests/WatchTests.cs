namespace Qlower.Loaders.ConsoleHost.Tests;

[TestFixture]
internal sealed class WatchTests
{
    private ProgramFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new ProgramFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public async Task Watch_FileArrives_IsLoadedUntilTerminated()
    {
        var file = _folder.WriteGood();
        await using var program = ConsoleProgram.Start(["watch"], _folder.Root);
        await program.WaitForAsync("Ctrl-C stops.");

        File.Move(file, Path.Combine(_folder.Data, "inbox", "boreal", "good.json"));
        await program.WaitForAsync("SUCCESS good.json (boreal): 2 received, 2 integrated");
        program.SendTerminate();
        var result = await program.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Lines[0], Is.EqualTo($"Watching {Path.Combine(_folder.Data, "inbox", "azur")} for *.json"));
        Assert.That(result.Output, Does.Contain("Stopped.").And.Not.Contain('\x1b'));
    }

    [Test]
    public async Task Watch_NoPartner_IsTwo()
    {
        _folder.WriteConfiguration("");

        var result = await _folder.RunAsync("watch");

        Assert.That(result.ExitCode, Is.EqualTo(2), result.ToString());
    }

    [Test]
    public async Task Watch_WrongBuckets_ReportsAllAtOnce()
    {
        _folder.WriteConfiguration(
            $$""" "azur": { "KeyHashes": ["{{ProgramFolder.KeyHash}}"] } """,
            """
            "S3Sources": {
              "valued": "secret",
              "misspelt": { "Enviroment": "x", "PollInterval": "soon", "Partners": "azur" },
              "wrong": { "PollInterval": "00:00:00", "Prefix": "in", "Partners": ["nobody"] },
              "homeless": { "Environment": "x" }
            },
            """);

        var result = await ConsoleProgram.RunAsync(["watch"], folder: _folder.Root, environment: new Dictionary<string, string?>
        {
            ["AWS_REGION"] = null,
            ["AWS_DEFAULT_REGION"] = null,
            ["AWS_CONFIG_FILE"] = "/nowhere",
            ["AWS_SHARED_CREDENTIALS_FILE"] = "/nowhere",
            ["AWS_EC2_METADATA_DISABLED"] = "true",
        });

        Assert.That(result.ExitCode, Is.EqualTo(2), result.ToString());
        string[] expected =
        [
            "S3Sources:valued: one value (not shown) where a section is expected.",
            "S3Sources:misspelt:Enviroment: no such option; did you mean 'Environment'?",
            "S3Sources:misspelt:PollInterval: 'soon' is not a time span such as 00:01:30.",
            "S3Sources:misspelt:Partners: one value (not shown) where a list is expected.",
            "S3 source wrong: PollInterval:",
            "S3 source wrong: Prefix:",
            "S3 source wrong: Partners: 'nobody' is not configured",
            "S3 source wrong: Environment: is empty",
            "S3 source homeless: No RegionEndpoint",
        ];
        Assert.That(expected.Where(line => !result.Error.Contains(line, StringComparison.Ordinal)), Is.Empty, result.ToString());
    }
}
