using System.Text.Json;
using Qlower.Celery.TestServers;

namespace Qlower.Celery.Tests.Interop.Workers;

/// <summary>Canvases within canvases that Python's client sends, with stored results.</summary>
[TestFixture]
internal sealed class PythonCanvasTests
{
    private TestWorker _worker = null!;
    private JsonElement _answers;

    [OneTimeSetUp]
    public async Task Start()
    {
        _worker = await TestWorker.StartAsync();
        _answers = await PythonClient.RunAsync("canvases", _worker);
    }

    [OneTimeTearDown]
    public async Task Stop() => await _worker.DisposeAsync();

    [TestCase("chain_with_group", "36")]
    [TestCase("chain_with_two_groups", "364")]
    [TestCase("chain_to_group", "[13, 23]")]
    [TestCase("chord_in_chain", "107")]
    [TestCase("chord_to_chain", "113")]
    [TestCase("chord_to_chain_with_group", "36")]
    [TestCase("chord_of_chains", "10")]
    [TestCase("chord_of_chords", "13")]
    [TestCase("group_of_chains", "[3, 7]")]
    [TestCase("chain_of_chains", "10")]
    [TestCase("link_of_member", "[1, 2]")]
    [TestCase("linked_to_member", "101")]
    [TestCase("immutable_in_chain", "31")]
    [TestCase("chain_to_linked_chain", "1")]
    [TestCase("end_of_linked_chain", "6")]
    public void Canvas_RunsToItsEnd(string name, string result) => Assert.That(Text(name, "result"), Is.EqualTo(result));

    [TestCase("failure_before_chord", "InvalidDataException")]
    [TestCase("failure_before_group", "InvalidDataException")]
    [TestCase("errback_of_body", "InvalidDataException")]
    public void Canvas_TaskFails_FailsToItsEnd(string name, string type) => Assert.That(Text(name, "type"), Does.Contain(type));

    [Test]
    public async Task ErrbackOfChordBody_GetsTheIdOfTheBody() =>
        await Eventually.HoldsAsync(() => _worker.Notes.Contains($"[\"{_answers.GetProperty("body_with_errback").GetString()}\",\"chord\"]"));

    private string Text(string name, string member) => _answers.GetProperty(name).TryGetProperty(member, out var value)
        ? value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()
        : _answers.GetProperty(name).GetRawText();
}
