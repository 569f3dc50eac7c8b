using Qlower.Celery.Results;

namespace Qlower.Celery.Tests.Results;

[TestFixture]
internal sealed class RpcRepliesTests
{
    [Test]
    public async Task Take_StatesInOrder_TheFinalOneEndsTheWaitAndStays()
    {
        var replies = new RpcReplies(10);
        var final = replies.Track("1");

        replies.Take(new TaskResult { TaskId = "1", State = TaskStates.Started });
        var running = replies.Find("1")!.State;
        replies.Take(new TaskResult { TaskId = "1", State = TaskStates.Success });
        replies.Take(new TaskResult { TaskId = "1", State = TaskStates.Retry });

        Assert.That(running, Is.EqualTo(TaskStates.Started));
        Assert.That((await final).State, Is.EqualTo(TaskStates.Success));
        Assert.That(replies.Find("1")!.State, Is.EqualTo(TaskStates.Success));
        Assert.That(replies.AnyAwaited, Is.False);
    }

    [Test]
    public async Task Track_MoreThanAreRetained_DropsTheOldest()
    {
        var replies = new RpcReplies(2);
        var oldest = replies.Track("1");
        var second = replies.Track("2");

        _ = replies.Track("3");
        replies.Take(new TaskResult { TaskId = "2", State = TaskStates.Success });

        await Assert.ThrowsAsync<CeleryException>(() => oldest);
        Assert.That((await second).TaskId, Is.EqualTo("2"));
    }

    [Test]
    public void Take_TaskThatIsNotTracked_IsLeft()
    {
        var replies = new RpcReplies(2);
        _ = replies.Track("1");
        replies.Forget("1");

        replies.Take(new TaskResult { TaskId = "1", State = TaskStates.Success });

        Assert.That(replies.Find("1"), Is.Null);
    }
}
