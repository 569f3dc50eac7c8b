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
}
