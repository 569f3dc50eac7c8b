using System.Diagnostics;

namespace Qlower.Loaders.ConsoleHost.Tests.BadInput;

/// <summary>What lies in an inbox is not always a whole file.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class InboxTests
{
    private Sandbox _sandbox = null!;

    [SetUp]
    public void Create()
    {
        _sandbox = new Sandbox("00:00:03");
        Directory.CreateDirectory(_sandbox.Inbox);
    }

    [TearDown]
    public void Clean() => _sandbox.Dispose();

    [Test]
    public async Task Watch_LinksFoldersAndHiddenFiles_LeftAlone()
    {
        var outside = _sandbox.Write("outside.json", Texts.File(Texts.Transaction("T-LINK")));
        File.CreateSymbolicLink(Path.Combine(_sandbox.Inbox, "link.json"), outside);
        File.CreateSymbolicLink(Path.Combine(_sandbox.Inbox, "broken.json"), Path.Combine(_sandbox.Root, "nowhere"));
        File.CreateSymbolicLink(Path.Combine(_sandbox.Inbox, "loop.json"), Path.Combine(_sandbox.Inbox, "loop.json"));
        Directory.CreateDirectory(Path.Combine(_sandbox.Inbox, "folder.json"));
        await File.WriteAllTextAsync(Path.Combine(_sandbox.Inbox, "folder.json", "inner.json"), Texts.File(Texts.Transaction("T-INNER")));
        await File.WriteAllTextAsync(Path.Combine(_sandbox.Inbox, ".hidden.json"), Texts.File(Texts.Transaction("T-HIDDEN")));
        await File.WriteAllTextAsync(Path.Combine(_sandbox.Inbox, "other.json.part"), Texts.File(Texts.Transaction("T-PART")));
        Directory.CreateDirectory(Path.Combine(_sandbox.Data, "inbox", "nobody"));
        var good = Path.Combine(_sandbox.Inbox, "z\u001b[31m\nz.json");
        await File.WriteAllTextAsync(good, Texts.File(Texts.Transaction("T-GOOD")));
        string[] old = [.. Directory.EnumerateFiles(_sandbox.Inbox, "*", SearchOption.AllDirectories).Where(path => new FileInfo(path).LinkTarget is null)];
        foreach (var path in old)
        {
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(-1));
        }

        var result = await WatchUntilAsync(() => _sandbox.Store.Newest() is { State: 5 } && !File.Exists(good));

        Assert.That(result.Output.Where(character => character != '\n' && char.IsControl(character)), Is.Empty);
        Assert.That(_sandbox.Store.Read("SELECT external_id FROM transactions").Select(row => row[0]), Is.EqualTo((string[])["T-GOOD"]));
        Assert.That((await _sandbox.ClosedLoadsAsync()).Single().Counts, Is.EqualTo(new LoadedCounts(2, 2, 0, 0)));
        Assert.That(_sandbox.InInbox(), Has.Count.EqualTo(6));
        Assert.That(File.Exists(outside));
    }

    [Test]
    public async Task Watch_HalfUploadedFile_NotTakenBeforeItIsStable()
    {
        var path = Path.Combine(_sandbox.Inbox, "slow.json");
        var text = Texts.Bytes(Texts.File(Texts.Transaction()));
        await using var run = _sandbox.StartWatch();
        await run.WaitForAsync("Ctrl-C");
        var longest = TimeSpan.Zero;
        await using (var upload = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, 1))
        {
            for (var i = 0; i < 20; i++)
            {
                var clock = Stopwatch.StartNew();
                await upload.WriteAsync(text.AsMemory(i * text.Length / 20, ((i + 1) * text.Length / 20) - (i * text.Length / 20)));
                await Task.Delay(250);
                longest = clock.Elapsed > longest ? clock.Elapsed : longest;
                if (longest > TimeSpan.FromSeconds(2.5))
                {
                    Assert.Inconclusive("This machine stood still for so long that the upload looked finished.");
                }

                Assert.That(File.Exists(path), "It was taken while it grew.");
            }
        }

        await Sandbox.UntilAsync(() => _sandbox.Store.Newest() is { State: 5 }, run);
        run.SendTerminate();
        Sandbox.AssertDecent(await run.WaitAsync(TimeSpan.FromSeconds(60)));

        var load = (await _sandbox.ClosedLoadsAsync()).Single();
        Assert.That((load.Status, load.Counts), Is.EqualTo(("SUCCESS", new LoadedCounts(2, 2, 0, 0))), load.ToString);
        _sandbox.AssertKeyStaysInside();
    }

    private async Task<ProgramResult> WatchUntilAsync(Func<bool> isDone)
    {
        await using var run = _sandbox.StartWatch();
        await Sandbox.UntilAsync(isDone, run);
        run.SendTerminate();
        var result = await run.WaitAsync(TimeSpan.FromSeconds(60));
        Sandbox.AssertDecent(result);
        Assert.That(result.ExitCode, Is.EqualTo(Exit.Success), result.ToString);
        return result;
    }
}
