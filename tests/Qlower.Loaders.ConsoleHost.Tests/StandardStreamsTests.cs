using System.Text.Json;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.ConsoleHost.Tests;

/// <summary>Files are loaded although the standard streams are closed, full, or read by nobody.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Self)]
[Platform("Linux")]
internal sealed class StandardStreamsTests
{
    /// <summary>Fills a pipe that nobody reads, so that the first line would block.</summary>
    private const string Unread = "mkfifo unread; exec 9<>unread; head -c 65536 /dev/zero >&9; >unread";

    private ProgramFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new ProgramFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [TestCase(">&-")]
    [TestCase("2>&-")]
    [TestCase(">&- 2>&-")]
    [TestCase("<&- >&- 2>&-")]
    [TestCase(">/dev/full")]
    [TestCase("2>/dev/full")]
    [TestCase(">/dev/full 2>/dev/full")]
    public async Task Load_StreamsClosedOrFull_LoadsTheFile(string redirection)
    {
        await using var program = ConsoleProgram.StartRedirected(redirection, ["load", _folder.WriteGood(), "--partner", "boreal", "--verbose"], _folder.Root);

        var result = await program.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(await StatesAsync(), Is.EqualTo(new[] { "Closed" }));
    }

    [TestCase(">&-")]
    [TestCase("2>&-")]
    [TestCase("<&- >&- 2>&-")]
    [TestCase(">/dev/full")]
    [TestCase("2>/dev/full")]
    [TestCase(Unread)]
    [Category(QuickRun.Kills)]
    public async Task Watch_StreamsClosedFullOrUnread_LoadsFilesAndStops(string redirection)
    {
        var inbox = Directory.CreateDirectory(Path.Combine(_folder.Data, "inbox", "boreal")).FullName;
        await using var program = ConsoleProgram.StartRedirected(redirection, ["watch", "--verbose"], _folder.Root);
        for (var i = 0; i < 3; i++)
        {
            File.Move(_folder.WriteGood($"good-{i}.json"), Path.Combine(inbox, $"good-{i}.json"));
            await UntilClosedAsync(i + 1);
        }

        program.SendTerminate();
        var result = await program.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
    }

    [TestCase(">/dev/full", "No space left on device")]
    [TestCase(">&-", "")]
    public async Task Status_OutputThatCannotBeWritten_IsTwoOrNothing(string redirection, string reason)
    {
        await _folder.RunAsync("load", _folder.WriteGood(), "--partner", "boreal");
        await using var program = ConsoleProgram.StartRedirected(redirection, ["status"], _folder.Root);

        var result = await program.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.That(result.ExitCode, Is.EqualTo(reason.Length > 0 ? 2 : 0), result.ToString());
        Assert.That(result.Error.Trim(), reason.Length > 0 ? Is.EqualTo($"Standard output cannot be written: {reason}") : Is.Empty);
    }

    private async Task UntilClosedAsync(int count)
    {
        for (var i = 0; i < 150; i++)
        {
            if ((await StatesAsync()).Count(state => state == "Closed") == count)
            {
                return;
            }

            await Task.Delay(200);
        }

        Assert.Fail($"{count} loads are not closed.");
    }

    private async Task<string[]> StatesAsync()
    {
        var status = await _folder.RunAsync("status", "--json");
        if (status.ExitCode != 0)
        {
            return [];
        }

        using var json = JsonDocument.Parse(status.Output);
        return [.. json.RootElement.GetProperty("loads").EnumerateArray().Select(load => load.GetProperty("state").GetString()!)];
    }
}
