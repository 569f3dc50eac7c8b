using System.Globalization;

namespace Qlower.Loaders.ConsoleHost.Tests.BadInput;

/// <summary>Names of files are data: they are neither paths nor terminal commands.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class NameTests
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["newline"] = "a\nSUCCESS b.json",
        ["escape"] = "\u001b[31mred\u001b]0;title\u0007.json",
        ["bidi"] = "invoice\u202enosj.json",
        ["dots"] = "..json",
        ["dotted"] = "a..b..json",
        ["backslash"] = "..\\..\\up.json",
        ["quote"] = "a\"b'<img src=x onerror=alert(1)>.json",
        ["emoji"] = "😀é.json",
        ["format"] = "{0}%s$(id)`id`.json",
        ["longest"] = new string('n', 250) + ".json",
        ["long-wide"] = string.Concat(Enumerable.Repeat("é", 125)) + ".json",
        ["no-extension"] = "plain",
        ["dash"] = "-x.json",
        ["formula"] = "=cmd|' -C calc'!A0.json",
    };

    private Sandbox _sandbox = null!;

    [SetUp]
    public void Create() => _sandbox = new Sandbox();

    [TearDown]
    public void Clean() => _sandbox.Dispose();

    [Test]
    public async Task Load_HostileName_ArchivedUnderAHarmlessOne([ValueSource(nameof(Cases))] string which)
    {
        var name = Names[which];
        Directory.CreateDirectory(Path.Combine(_sandbox.Root, "sent"));
        var file = _sandbox.Write(Path.Combine("sent", name), Texts.File(Texts.Transaction()));

        var check = await _sandbox.ValidateAsync("text", file);
        var result = await _sandbox.LoadAsync(30, file);
        var load = (await _sandbox.ClosedLoadsAsync()).Single();
        var status = await _sandbox.RunAsync("status", "--data", _sandbox.Data);
        var shown = await _sandbox.RunAsync("show", load.Id, "--data", _sandbox.Data, "--config", _sandbox.Config);

        foreach (var run in (ProgramResult[])[check, result, status, shown])
        {
            Assert.That(run.ExitCode, Is.EqualTo(Exit.Success), run.ToString);
            Assert.That(run.ToString().Where(IsHostile), Is.Empty, run.ToString);
        }

        Assert.That(load.Name, Is.EqualTo(name));
        Assert.That(Path.GetDirectoryName(load.Archive), Is.EqualTo(Path.Combine(_sandbox.Data, "success", Texts.Partner)));
        Assert.That(load.Archive!.Where(IsHostile), Is.Empty);
        var page = await File.ReadAllTextAsync(load.Reports.Single(report => report.EndsWith(".html", StringComparison.Ordinal)));
        Assert.That(page.Where(IsHostile), Is.Empty);
        Assert.That(page, Does.Not.Contain("<img"));
        Assert.That(File.Exists(file), "What was sent stays where it was.");
    }

    [Test]
    public async Task Load_PathsThatClimb_ArchivedInside([Values("sent/../../ROOT/sent/climb.json", "../ROOT/sent/climb.json", "./sent/./climb.json")] string argument)
    {
        Directory.CreateDirectory(Path.Combine(_sandbox.Root, "sent"));
        _sandbox.Write("sent/climb.json", Texts.File(Texts.Transaction()));

        var load = await _sandbox.LoadAsync(argument.Replace("ROOT", Path.GetFileName(_sandbox.Root), StringComparison.Ordinal), Exit.Success);

        Assert.That(load.Name, Is.EqualTo("climb.json"));
        Assert.That(Path.GetDirectoryName(load.Archive), Is.EqualTo(Path.Combine(_sandbox.Data, "success", Texts.Partner)));
    }

    [Test]
    public async Task Validate_LeadingDashBehindDoubleDash_IsAFile()
    {
        _sandbox.Write("-x.json", Texts.File(Texts.Transaction()));

        var taken = await _sandbox.RunAsync("validate", "--config", _sandbox.Config, "--", "-x.json");
        var mistaken = await _sandbox.RunAsync("validate", "--config", _sandbox.Config, "-x.json");

        Assert.That(taken.ExitCode, Is.EqualTo(Exit.Success), taken.ToString);
        Assert.That(mistaken.ExitCode, Is.EqualTo(Exit.Success).Or.EqualTo(Exit.CannotRun), mistaken.ToString);
    }

    [Test]
    public async Task AnyVerb_FileThatIsNone_CannotRun([Values("validate", "load")] string verb)
    {
        Directory.CreateDirectory(Path.Combine(_sandbox.Root, "folder.json"));
        string[] options = verb == "load" ? ["--partner", Texts.Partner, "--data", _sandbox.Data] : [];
        foreach (var file in (string[])["folder.json", "missing\u001b[31m.json", "../../../../nowhere/x.json", new string('n', 5000), "/dev/null/x.json"])
        {
            var result = await _sandbox.RunAsync([verb, file, "--config", _sandbox.Config, .. options]);

            Assert.That(result.ExitCode, Is.EqualTo(Exit.CannotRun), result.ToString);
            Assert.That(result.Error.Where(IsHostile), Is.Empty);
            Assert.That(result.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1), result.ToString);
        }
    }

    private static Dictionary<string, string>.KeyCollection Cases() => Names.Keys;

    private static bool IsHostile(char character) =>
        character != '\n' && (char.IsControl(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format);
}
