namespace Qlower.Loaders.ConsoleHost.Tests.BadInput;

/// <summary>Every bad text, checked in one run and loaded in another.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class BadTextTests
{
    private Sandbox _sandbox = null!;
    private Dictionary<string, CheckedFile> _checked = [];
    private Dictionary<string, LoadedFile> _loaded = [];

    [OneTimeSetUp]
    public async Task RunAll()
    {
        _sandbox = new Sandbox();
        string[] files = [.. BadTexts.All.Select(text => _sandbox.Write(text.FileName, text.Content))];

        var check = await _sandbox.ValidateAsync("json", files);
        Assert.That(check.ExitCode, Is.EqualTo(Exit.Findings), check.ToString);
        _checked = check.Lines.Select(CheckedFile.Read).ToDictionary(file => file.File!);

        var load = await _sandbox.LoadAsync(30, files);
        Assert.That(load.ExitCode, Is.EqualTo(Exit.Findings), load.ToString);
        _loaded = (await _sandbox.StatusAsync()).ToDictionary(file => file.Name);
    }

    [OneTimeTearDown]
    public void Clean() => _sandbox.Dispose();

    [Test]
    public void Validate_BadText_OneErrorAtItsPlace([ValueSource(nameof(Cases))] string name)
    {
        var text = Of(name);

        var result = _checked[text.FileName];

        var error = result.Error;
        Assert.Multiple(() =>
        {
            Assert.That(error.Code, Is.EqualTo(text.Code), error.ToString);
            Assert.That((error.Offset, error.Line, error.Column), Is.EqualTo((text.Offset, text.Line, text.Column)), error.ToString);
            Assert.That(error.Message, Is.Not.Empty.And.Not.StartsWith("QLW"));
            Assert.That(result.Errors, Is.EqualTo(1));
            Assert.That(result.Status, Is.EqualTo(text.IsRecordFault ? "PARTIAL_SUCCESS" : "ERROR"));
            Assert.That(result.Rejected, Is.EqualTo(text.IsRecordFault ? 1 : result.Received));
        });
    }

    [Test]
    public void Load_BadText_ClosedWithItsCode([ValueSource(nameof(Cases))] string name)
    {
        var text = Of(name);

        var load = _loaded[text.FileName];

        Assert.Multiple(() =>
        {
            Assert.That(load.State, Is.EqualTo("Closed"));
            Assert.That(load.Status, Is.EqualTo(text.IsRecordFault ? "PARTIAL_SUCCESS" : "ERROR"), load.ToString);
            Assert.That(load.IsFaulted, Is.False);
            Assert.That(load.Counts.AddUp, load.ToString);
            Assert.That(load.Archive, Does.Contain("/failure/").And.Exist);
            Assert.That(File.ReadAllBytes(load.Archive!), Is.EqualTo(text.Content), "The archive holds what was sent.");
            Assert.That(load.Reports.Where(report => report.EndsWith(".report.json", StringComparison.Ordinal)).Select(File.ReadAllText), Has.One.Contains(text.Code));
            Assert.That(_sandbox.Store.Count("transactions", load.Id) + _sandbox.Store.Count("properties", load.Id), Is.EqualTo(load.Counts.Integrated), load.ToString);
        });
    }

    [Test]
    public void Load_BadTexts_KeyStaysInside() => _sandbox.AssertKeyStaysInside();

    [Test]
    public void Load_BadTexts_InboxIsEmpty() =>
        Assert.That(_sandbox.InInbox(), Is.Empty);

    private static IEnumerable<string> Cases() => BadTexts.All.Select(text => text.Name);

    private static BadText Of(string name) => BadTexts.All.Single(text => text.Name == name);
}
