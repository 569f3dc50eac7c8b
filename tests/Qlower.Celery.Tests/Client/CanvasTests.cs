using Qlower.Celery.Client;

namespace Qlower.Celery.Tests.Client;

[TestFixture]
internal sealed class CanvasTests
{
    [Test]
    public void Freeze_OptionsThatAreUsedTwice_AreNotChanged()
    {
        var options = new SendTaskOptions { Link = [new("b")] };

        var first = Canvas.Freeze(new CelerySignature("a") { Options = options }, "r");
        var second = Canvas.Freeze(new CelerySignature("a") { Options = options }, "r");

        Assert.That(options.TaskId, Is.Null);
        Assert.That(options.Link[0].Options.TaskId, Is.Null);
        Assert.That(first.Options.TaskId, Is.Not.EqualTo(second.Options.TaskId));
        Assert.That(first.Options.Link[0].Options.ReplyTo, Is.EqualTo("r"));
    }

    [Test]
    public void Chain_OfThree_TheFirstCarriesTheNextLast()
    {
        var chain = Canvas.Chain([new("a"), new("b"), new("c")], "r");

        Assert.That(chain[0].Options.Chain!.Select(task => task.Task), Is.EqualTo(new[] { "c", "b" }));
        Assert.That(chain[0].Options.Chain!.Select(task => task.Options.TaskId), Is.EqualTo(new[] { chain[2].Options.TaskId, chain[1].Options.TaskId }));
        Assert.That(chain[1].Options.Chain, Is.Null);
    }

    [Test]
    public void Awaited_Links_AreAwaitedAndIgnoredResultsAreNot()
    {
        var task = Canvas.Freeze(
            new CelerySignature("a")
            {
                Options = new()
                {
                    TaskId = "1",
                    IgnoreResult = true,
                    Link = [new("b") { Options = new() { TaskId = "2", Link = [new("c") { Options = new() { TaskId = "3" } }] } }],
                    LinkError = [new("e") { Options = new() { TaskId = "4" } }],
                },
            },
            "r");

        Assert.That(Canvas.Awaited([task]), Is.EquivalentTo(new[] { "2", "3" }));
    }
}
