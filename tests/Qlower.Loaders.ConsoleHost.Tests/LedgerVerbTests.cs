using System.Text.Json;

namespace Qlower.Loaders.ConsoleHost.Tests;

[TestFixture]
internal sealed class LedgerVerbTests
{
    private ProgramFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new ProgramFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public async Task Status_NothingLoaded_ReportsItAndCreatesNoStore()
    {
        var text = await _folder.RunAsync("status");
        var json = await _folder.RunAsync("status", "--json");

        Assert.That(text.ExitCode, Is.Zero, text.ToString());
        Assert.That(text.Output, Does.StartWith("There are no loads in "));
        Assert.That(JsonDocument.Parse(json.Output).RootElement.GetProperty("loads").GetArrayLength(), Is.Zero);
        Assert.That(File.Exists(Path.Combine(_folder.Data, "loaders.db")), Is.False);
    }

    [Test]
    public async Task Status_NoSuchFolder_IsTwo()
    {
        var result = await _folder.RunAsync("status", "--data", "nowhere");

        Assert.That(result.ExitCode, Is.EqualTo(2), result.ToString());
        Assert.That(Directory.Exists(Path.Combine(_folder.Root, "nowhere")), Is.False);
    }

    [Test]
    public async Task Status_Loads_AreListedWithStateAndCounts()
    {
        await _folder.RunAsync("load", _folder.WriteGood(), "--partner", "boreal");

        var text = await _folder.RunAsync("status");
        var load = await FirstLoadAsync();

        Assert.That(text.Lines[1], Does.Match(@"^[0-9a-f]{32}  boreal +good\.json +Closed +SUCCESS +2 +2 +0 +0$"));
        Assert.That(load.GetProperty("state").GetString(), Is.EqualTo("Closed"));
        Assert.That(load.GetProperty("status").GetString(), Is.EqualTo("SUCCESS"));
        Assert.That(load.GetProperty("counts").GetProperty("integrated").GetInt64(), Is.EqualTo(2));
        Assert.That(load.GetProperty("waiting").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public async Task Show_Load_PrintsFindingsByRuleAndPaths()
    {
        await _folder.RunAsync("load", _folder.WritePartlyBad(), "--partner", "boreal");
        var id = (await FirstLoadAsync()).GetProperty("id").GetString()!;

        var text = await _folder.RunAsync("show", id[..10]);
        var json = await _folder.RunAsync("show", id, "--json");

        Assert.That(text.ExitCode, Is.Zero, text.ToString());
        Assert.That(text.Output, Does.Contain("PARTIAL_SUCCESS").And.Contain("QLW1001").And.Contain("report.html").And.Not.Contain('\x1b'));
        var root = JsonDocument.Parse(json.Output).RootElement;
        Assert.That(File.Exists(root.GetProperty("archive").GetString()));
        Assert.That(root.GetProperty("reports").EnumerateArray().Select(report => File.Exists(report.GetString())), Is.Not.Empty.And.All.True);
        Assert.That(root.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString()), Does.Contain("QLW1001"));
        Assert.That(text.Output + json.Output, Does.Not.Contain(ProgramFolder.Key));
    }

    [TestCase("ffffffff")]
    [TestCase("../x")]
    [TestCase("%")]
    public async Task Show_NoSuchLoad_IsTwo(string id)
    {
        await _folder.RunAsync("load", _folder.WriteGood(), "--partner", "boreal");

        var result = await _folder.RunAsync("show", id);

        Assert.That(result.ExitCode, Is.EqualTo(2), result.ToString());
        Assert.That(result.Error.Trim().Split('\n'), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Show_AmbiguousPrefix_IsTwo()
    {
        await _folder.RunAsync("load", _folder.WriteGood(), _folder.WritePartlyBad(), "--partner", "boreal");

        var result = await _folder.RunAsync("show", "0");

        Assert.That(result.ExitCode, Is.EqualTo(2), result.ToString());
        Assert.That(result.Error, Does.Contain("Several loads"));
    }

    [Test]
    public async Task Rejects_ApplySuggestions_WritesAFileThatIsAccepted()
    {
        var faulty = ProgramFolder.Property(2).Replace("\"2019-05-17\"", "\"17/05/2019\"", StringComparison.Ordinal);
        await _folder.RunAsync("load", _folder.Write("faulty.json", ProgramFolder.Load($"\"properties\": [{ProgramFolder.Property(1)}, {faulty}]")), "--partner", "boreal");
        var id = (await FirstLoadAsync()).GetProperty("id").GetString()!;
        var output = Path.Combine(_folder.Root, "again.json");

        var result = await _folder.RunAsync("rejects", id, "--apply-suggestions", "--out", output);
        var applied = JsonDocument.Parse(await File.ReadAllTextAsync(output + ".applied.json")).RootElement.GetProperty("applied");
        await File.WriteAllTextAsync(output, (await File.ReadAllTextAsync(output)).Replace("REPLACE-WITH-YOUR-KEY", ProgramFolder.Key, StringComparison.Ordinal));
        var again = await _folder.RunAsync("load", output, "--partner", "boreal");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(applied.EnumerateArray().Select(finding => finding.GetProperty("suggestion").GetProperty("value").GetString()), Is.EqualTo(new[] { "2019-05-17" }));
        Assert.That(again.ExitCode, Is.Zero, again.ToString());
        Assert.That(again.Output, Does.Contain("SUCCESS"));
    }

    [Test]
    public async Task Rejects_NothingRejected_IsTwo()
    {
        await _folder.RunAsync("load", _folder.WriteGood(), "--partner", "boreal");

        var result = await _folder.RunAsync("rejects", (await FirstLoadAsync()).GetProperty("id").GetString()!, "--out", Path.Combine(_folder.Root, "again.json"));

        Assert.That(result.ExitCode, Is.EqualTo(2), result.ToString());
    }

    [Test]
    public async Task Replay_ClosedLoad_IsALoadOfItsOwn()
    {
        await _folder.RunAsync("load", _folder.WriteGood(), "--partner", "boreal");
        var id = (await FirstLoadAsync()).GetProperty("id").GetString()!;

        var result = await _folder.RunAsync("replay", id);

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Lines[0], Does.Contain("0 integrated, 2 already known"));
        Assert.That((await FirstLoadAsync()).GetProperty("replay_of").GetString(), Is.EqualTo(id));
    }

    [Test]
    public async Task Replay_ArchiveGone_IsTwo()
    {
        await _folder.RunAsync("load", _folder.WriteGood(), "--partner", "boreal");
        Directory.Delete(Path.Combine(_folder.Data, "success"), recursive: true);

        var result = await _folder.RunAsync("replay", (await FirstLoadAsync()).GetProperty("id").GetString()!);

        Assert.That(result.ExitCode, Is.EqualTo(2), result.ToString());
        Assert.That(result.Error, Does.Not.Contain("   at "));
    }

    private async Task<JsonElement> FirstLoadAsync() =>
        JsonDocument.Parse((await _folder.RunAsync("status", "--json")).Output).RootElement.GetProperty("loads")[0];
}
