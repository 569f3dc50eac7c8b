using System.Text;
using System.Text.Json;

namespace Qlower.Celery.Tests.Wire;

[TestFixture]
internal sealed class TaskResultTests
{
    [Test]
    public void Parse_StoredSuccess_ReadsEverything()
    {
        var result = TaskResult.Parse("""
            {"status": "SUCCESS", "result": {"rows": 3, "mean": NaN}, "traceback": null, "children": [[["c1", null], null]],
             "date_done": "2026-11-22T13:00:44.574294", "group_id": "g", "parent_id": "p", "task_id": "1"}
            """u8);

        Assert.Multiple(() =>
        {
            Assert.That((result.TaskId, result.State, result.GroupId, result.ParentId), Is.EqualTo(("1", "SUCCESS", "g", "p")));
            Assert.That(result.Children, Is.EqualTo(new[] { "c1" }));
            Assert.That(result.DoneAt, Is.EqualTo(new DateTimeOffset(2026, 11, 22, 13, 0, 44, TimeSpan.Zero).AddMicroseconds(574_294)));
            Assert.That(result.Read<Dictionary<string, double>>()!["mean"], Is.NaN);
            Assert.That(result.Failure, Is.Null);
        });
    }

    [TestCase("""{"exc_type": "ValueError", "exc_message": ["boom"], "exc_module": "builtins"}""", "ValueError", "boom", "builtins")]
    [TestCase("""{"exc_type": "TimeLimitExceeded", "exc_message": [1], "exc_module": "billiard.exceptions"}""", "TimeLimitExceeded", "1", "billiard.exceptions")]
    [TestCase("""{"exc_type": "SoftTimeLimitExceeded", "exc_message": [], "exc_module": "billiard.exceptions"}""", "SoftTimeLimitExceeded", "", "billiard.exceptions")]
    [TestCase("""{"exc_type": "Odd", "exc_message": "text"}""", "Odd", "text", null)]
    public void Failure_EachForm_IsRead(string json, string type, string message, string? module)
    {
        var failure = TaskResult.Parse(Encoding.UTF8.GetBytes($$"""{"status": "FAILURE", "task_id": "1", "result": {{json}}, "traceback": "t"}""")).Failure!;

        Assert.That((failure.Type, failure.Message, failure.Module), Is.EqualTo((type, message, module)));
    }

    [Test]
    public void Parse_HalvesOfCharacters_AreUnchanged()
    {
        var result = TaskResult.Parse("""
            {"status": "FAILURE", "task_id": "1", "traceback": "open('\udce9')", "result": {"exc_type": "E", "exc_message": ["\udce9 \u00e9"], "exc_module": "m"}}
            """u8);

        Assert.That(result.Traceback, Is.EqualTo("open('\\udce9')"));
        Assert.That(result.Failure!.Message, Is.EqualTo("\\udce9 \\u00e9"));
    }

    [Test]
    public void Failure_OfARetryWithoutException_IsNull() =>
        Assert.That(TaskResult.Parse("""{"status": "RETRY", "result": null, "task_id": "1"}"""u8).Failure, Is.Null);

    [Test]
    public void ToStored_AndToReply_AreInCelerysOrder()
    {
        var result = new TaskResult { TaskId = "1", State = TaskStates.Success, Json = "5"u8.ToArray(), Children = ["c"], DoneAt = DateTimeOffset.UnixEpoch, ParentId = "p" };

        Assert.That(
            Encoding.UTF8.GetString(result.ToStored()),
            Is.EqualTo("""{"status":"SUCCESS","result":5,"traceback":null,"children":[[["c",null],null]],"date_done":"1970-01-01T00:00:00.000000","parent_id":"p","task_id":"1"}"""));
        Assert.That(
            Encoding.UTF8.GetString(result.ToReply()),
            Is.EqualTo("""{"task_id":"1","status":"SUCCESS","result":5,"traceback":null,"children":[[["c",null],null]]}"""));
    }

    [TestCase("[]")]
    [TestCase("""{"status": "SUCCESS"}""")]
    [TestCase("x")]
    public void Parse_AnythingElse_IsAJsonException(string json) =>
        Assert.That(() => TaskResult.Parse(Encoding.UTF8.GetBytes(json)), Throws.InstanceOf<JsonException>());

    [Test]
    public void ChordMember_ToStored_IsAsCelerys()
    {
        var member = new ChordMember { Index = 2, TaskId = "1", State = TaskStates.Success, Json = "[1]"u8.ToArray() };

        var stored = member.ToStored();

        Assert.That(Encoding.UTF8.GetString(stored), Is.EqualTo("""[1,"1","SUCCESS",[1]]"""));
        Assert.That(ChordMember.Parse(2, stored).TaskId, Is.EqualTo("1"));
    }
}
