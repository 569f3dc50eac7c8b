using System.Diagnostics;
using System.Text.Json;

namespace Qlower.Loaders.ConsoleHost.Tests;

/// <summary>Files that are not loaded: they disturb nobody, and <c>status</c> lists them.</summary>
[TestFixture]
[Platform("Linux")]
internal sealed class UnclaimedFilesTests
{
    private ProgramFolder _folder = null!;

    private string Inbox => Path.Combine(_folder.Data, "inbox");

    [SetUp]
    public void SetUp() => _folder = new ProgramFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public async Task Watch_PipeInAnInbox_LoadsTheOtherFilesAndStops()
    {
        var good = _folder.WriteGood();
        Directory.CreateDirectory(Path.Combine(Inbox, "azur"));
        await RunAsync("mkfifo", Path.Combine(Inbox, "azur", "pipe.json"));
        await using var program = ConsoleProgram.Start(["watch"], _folder.Root);
        await program.WaitForAsync("Ctrl-C stops.");

        File.Move(good, Path.Combine(Inbox, "boreal", "good.json"));
        await program.WaitForAsync("SUCCESS good.json (boreal)");
        program.SendTerminate();
        var result = await program.WaitAsync(TimeSpan.FromMinutes(1));
        var status = await _folder.RunAsync("status");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(status.Lines[^1], Does.Match("^folder +azur +pipe[.]json +- +it is no regular file"));
    }

    [Test]
    public async Task Watch_TimeOfWritingLiesAhead_IsLoaded()
    {
        var good = _folder.WriteGood();
        File.SetLastWriteTimeUtc(good, DateTime.UtcNow.AddHours(1));
        await using var program = ConsoleProgram.Start(["watch"], _folder.Root);
        await program.WaitForAsync("Ctrl-C stops.");

        File.Move(good, Path.Combine(Inbox, "boreal", "good.json"));

        await program.WaitForAsync("SUCCESS good.json (boreal)");
    }

    [Test]
    public async Task Status_FilesWithoutALoad_AreListedWithTheirReasons()
    {
        Drop("azur/waiting.json");
        Drop("azur/notes.txt");
        Drop("nobody/file.json");

        var text = await _folder.RunAsync("status");
        var json = await _folder.RunAsync("status", "--json");

        Assert.That(text.Output, Does.Contain("Files without a load: 3"));
        Assert.That(
            JsonDocument.Parse(json.Output).RootElement.GetProperty("unclaimed").EnumerateArray()
                .Select(file => $"{file.GetProperty("partner")} {file.GetProperty("file")} {file.GetProperty("reason")}"),
            Is.EqualTo(new[] { "azur notes.txt ignored_name", "azur waiting.json waiting", "nobody file.json unknown_partner" }));
    }

    [Test]
    public async Task Status_FileThatMayNotBeRead_IsListedAndNamed()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            Assert.Ignore("Changing the user requires the rights of root.");
        }

        Drop("azur/locked.json");
        await RunAsync("chmod", "-R", "a+rwX", _folder.Root);
        await RunAsync("chmod", "600", Path.Combine(Inbox, "azur", "locked.json"));

        var result = await ConsoleProgram.RunAsNobodyAsync(_folder.Root, "status");

        Assert.That(result.Output, Does.Match("folder +azur +locked[.]json .* the host may not read it"), result.ToString());
    }

    private void Drop(string name)
    {
        var path = Path.Combine(Inbox, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "{}");
    }

    private static async Task RunAsync(string command, params string[] arguments)
    {
        using var process = Process.Start(command, arguments);
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero);
    }
}
