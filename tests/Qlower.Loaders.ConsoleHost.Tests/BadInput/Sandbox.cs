using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Qlower.Loaders.FileGenerator;

namespace Qlower.Loaders.ConsoleHost.Tests.BadInput;

/// <summary>A folder of its own with a configuration, and what must hold of every run in it.</summary>
internal sealed class Sandbox : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    /// <param name="stableFor">How long a file in the inbox must not have been written.</param>
    public Sandbox(string stableFor = "00:00:01")
    {
        Root = Directory.CreateTempSubdirectory("qlower-bad-").FullName;
        Data = Path.Combine(Root, "data");
        Config = Path.Combine(Root, "qlower-loaders.json");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Texts.Key)));
        File.WriteAllText(Config, $$"""
            {
              "QlowerLoaders": {
                "LeaseDuration": "00:00:05",
                "Partners": {
                  "{{Texts.Partner}}": { "KeyHashes": ["sha256:{{hash}}"], "Language": "English" },
                  "cobalt": { "KeyHashes": ["sha256:{{hash}}"] }
                },
                "Source": { "StableFor": "{{stableFor}}", "PollInterval": "00:00:00.2" }
              }
            }
            """);
    }

    public string Root { get; }

    public string Data { get; }

    public string Config { get; }

    public string Inbox => Path.Combine(Data, "inbox", Texts.Partner);

    public RecordStore Store => new(Path.Combine(Data, "loaders.db"));

    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(Root, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public string Write(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));

    /// <summary>Writes as it goes.</summary>
    public string Write(string name, Action<StreamWriter> write)
    {
        var path = Path.Combine(Root, name);
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        write(writer);
        return path;
    }

    /// <summary>Runs a verb to its end; whatever it does, it neither crashes nor tells the key.</summary>
    public async Task<ProgramResult> RunAsync(params string[] args)
    {
        var result = await ConsoleProgram.RunAsync(args, timeout: Limit, folder: Root);
        AssertDecent(result);
        return result;
    }

    /// <summary>A file of many properties and transactions, some faulty.</summary>
    public string Generate(string name, int transactions, int faultEvery = 500)
    {
        var path = Path.Combine(Root, name);
        using var stream = File.Create(path);
        LoaderFileGenerator.Write(stream, new GeneratorOptions
        {
            Transactions = transactions,
            Properties = 1000,
            FaultEvery = faultEvery,
            Partner = Texts.Partner,
            Key = Texts.Key,
        });
        return path;
    }

    public RunningProgram Start(params string[] args) => ConsoleProgram.Start(args, Root);

    public RunningProgram StartLoad(params string[] files) =>
        Start(["load", .. files, "--partner", Texts.Partner, "--data", Data, "--config", Config, "--wait", "60"]);

    public RunningProgram StartWatch() => Start("watch", "--data", Data, "--config", Config);

    /// <summary>Waits for something that is seen from outside.</summary>
    public static async Task UntilAsync(Func<bool> isSo, RunningProgram? program = null)
    {
        var end = DateTime.UtcNow + Limit;
        while (!isSo())
        {
            Assert.That(DateTime.UtcNow, Is.LessThan(end), () => "It never came to that.\n" + program?.Output);
            await Task.Delay(20);
        }
    }

    /// <summary>Every file of the inbox, those that are claimed included.</summary>
    public IReadOnlyList<string> InInbox() => !Directory.Exists(Inbox) ? [] :
        [.. Directory.EnumerateFiles(Inbox, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })];

    /// <summary>The verb with everything it logs.</summary>
    public Task<ProgramResult> LoadAsync(int wait, params string[] files) =>
        RunAsync(["load", .. files, "--partner", Texts.Partner, "--data", Data, "--config", Config, "--wait", wait.ToString(System.Globalization.CultureInfo.InvariantCulture), "--log-level", "trace"]);

    public Task<ProgramResult> ValidateAsync(string format, params string[] files) =>
        RunAsync(["validate", .. files, "--partner", Texts.Partner, "--config", Config, "--format", format, "--lang", "en", "--log-level", "trace"]);

    /// <summary>Checks one file and expects an exit code.</summary>
    public async Task<CheckedFile> ValidateAsync(string file, int exitCode)
    {
        var result = await ValidateAsync("json", file);
        Assert.That(result.ExitCode, Is.EqualTo(exitCode), result.ToString);
        return CheckedFile.Read(result.Output);
    }

    /// <summary>Loads one file to its end, expects an exit code, and proves the numbers.</summary>
    public async Task<LoadedFile> LoadAsync(string file, int exitCode)
    {
        var result = await LoadAsync(30, file);
        Assert.That(result.ExitCode, Is.EqualTo(exitCode), result.ToString);
        var load = (await ClosedLoadsAsync())[0];
        AssertKeyStaysInside();
        return load;
    }

    /// <summary>The loads of the folder, the newest first, each with its counts proved against the records that are stored.</summary>
    public async Task<IReadOnlyList<LoadedFile>> ClosedLoadsAsync()
    {
        var loads = new List<LoadedFile>();
        foreach (var load in await StatusAsync())
        {
            var shown = await ShowAsync(load.Id);
            loads.Add(shown);
            Assert.That(shown.State, Is.EqualTo("Closed"), shown.ToString);
            Assert.That(shown.Integrators.Where(lane => !lane.Counts.AddUp), Is.Empty, shown.ToString);
            Assert.That(shown.Archive, Is.Not.Null.And.Exist);
            Assert.That(shown.Reports.Select(Path.GetExtension), Is.SupersetOf((string[])[".json", ".html"]), shown.ToString);
            Assert.That(shown.Findings.Count == 0 || shown.Reports.Any(report => report.EndsWith(".findings.csv", StringComparison.Ordinal)), shown.ToString);
            foreach (var lane in shown.Integrators.Where(lane => lane.Integrator is not null))
            {
                Assert.That(Store.Count(lane.Model, load.Id), Is.EqualTo(lane.Counts.Integrated), $"{lane.Model} in {shown}");
            }
        }

        return loads;
    }

    public async Task<IReadOnlyList<LoadedFile>> StatusAsync()
    {
        var result = await RunAsync("status", "--json", "--data", Data, "--limit", "1000");
        Assert.That(result.ExitCode, Is.Zero, result.ToString);
        using var document = JsonDocument.Parse(result.Output);
        return [.. document.RootElement.GetProperty("loads").EnumerateArray().Select(LoadedFile.Read)];
    }

    public async Task<LoadedFile> ShowAsync(string id)
    {
        var result = await RunAsync("show", id, "--json", "--data", Data, "--config", Config);
        Assert.That(result.ExitCode, Is.Zero, result.ToString);
        using var document = JsonDocument.Parse(result.Output);
        return LoadedFile.Read(document.RootElement);
    }

    public static void AssertDecent(ProgramResult result)
    {
        foreach (var text in (string[])[result.Output, result.Error])
        {
            Assert.That(text, Does.Not.Contain("   at ").And.Not.Contain("Unhandled").And.Not.Contain("Unexpected failure"));
            Assert.That(text, Does.Not.Contain(Texts.Key).And.Not.Contain("7f3a91c2"));
        }
    }

    /// <summary>Only the files that the partner sent hold the key: no report, and no byte of the database.</summary>
    public void AssertKeyStaysInside()
    {
        var looked = Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories).Where(path => !IsOriginal(path)).ToList();
        Assert.That(looked, Has.Some.EndsWith("loaders.db"));
        foreach (var path in looked)
        {
            Assert.That(Holds(path, "7f3a91c2"u8), Is.False, $"{Path.GetFileName(path)} holds the key.");
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private bool IsOriginal(string path)
    {
        var relative = Path.GetRelativePath(Data, path);
        return relative.StartsWith("inbox", StringComparison.Ordinal)
            || (path.EndsWith(".json", StringComparison.Ordinal)
                && !path.EndsWith(".report.json", StringComparison.Ordinal)
                && !path.EndsWith(".rejects.json", StringComparison.Ordinal));
    }

    private static bool Holds(string path, ReadOnlySpan<byte> text)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var buffer = new byte[1 << 20];
        var kept = 0;
        int read;
        while ((read = stream.Read(buffer, kept, buffer.Length - kept)) > 0)
        {
            var filled = buffer.AsSpan(0, kept + read);
            if (filled.IndexOf(text) >= 0)
            {
                return true;
            }

            kept = Math.Min(text.Length - 1, filled.Length);
            filled[^kept..].CopyTo(buffer);
        }

        return false;
    }
}
