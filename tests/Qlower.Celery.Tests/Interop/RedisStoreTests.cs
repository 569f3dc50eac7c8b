using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Qlower.Celery.Tests.Interop;

/// <summary>What a worker of this side stores in Redis.</summary>
[TestFixture]
internal sealed class RedisStoreTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private ServiceProvider _services = null!;

    [OneTimeSetUp]
    public void Connect() => _services = new ServiceCollection()
        .AddCeleryClient(options => (options.Broker.Uri, options.Broker.DefaultQueue) = (CeleryServers.BrokerUrl, "redis"))
        .AddCeleryRedisResults(options => (options.Uri, options.PollInterval) = (CeleryServers.RedisUrl, TimeSpan.FromHours(1)))
        .BuildServiceProvider();

    [OneTimeTearDown]
    public async Task Disconnect() => await _services.DisposeAsync();

    [Test]
    public async Task WaitAsync_ResultStoredByPythonMeanwhile_ReturnsWithoutPolling()
    {
        var task = await _services.GetRequiredService<ICeleryClient>().SendTaskAsync("test.sleep", [1]);

        Assert.That(await task.GetAsync<int>(Patience), Is.EqualTo(1));
    }

    [Test]
    public async Task StoreAsync_StatesInTurn_WakeWhoWaitsAndKeepTheFirstSuccess()
    {
        var (store, reader, id) = (_services.GetRequiredService<IResultStore>(), _services.GetRequiredService<IResultReader>(), Guid.NewGuid().ToString());
        var waiting = reader.WaitAsync(id);

        await store.StoreAsync(new TaskResult { TaskId = id, State = TaskStates.Started }, null);
        await store.StoreAsync(new TaskResult { TaskId = id, State = TaskStates.Success, Json = "1"u8.ToArray(), DoneAt = DateTimeOffset.UnixEpoch }, null);
        await store.StoreAsync(new TaskResult { TaskId = id, State = TaskStates.Failure }, null);

        Assert.That((await waiting.WaitAsync(Patience)).Read<int>(), Is.EqualTo(1));
        Assert.That((await reader.ReadAsync(id))!.State, Is.EqualTo(TaskStates.Success));
    }

    [Test]
    public async Task AddAsync_TaskThatEndedTwiceWithOtherResults_IsOneMember()
    {
        var (chords, group) = (_services.GetRequiredService<IChordStore>(), Guid.NewGuid().ToString());
        await chords.BeginAsync(group, 2);

        var first = await chords.AddAsync(group, Member(0, "1"));
        var again = await chords.AddAsync(group, Member(0, "2"));
        var all = await chords.AddAsync(group, Member(1, "3"));
        await chords.EndAsync(group);

        Assert.That((first, again), Is.EqualTo(((IReadOnlyList<ChordMember>?)null, (IReadOnlyList<ChordMember>?)null)));
        Assert.That(all!.Select(member => (member.TaskId, Encoding.UTF8.GetString(member.Json.Span))), Is.EqualTo(new[] { ("0", "2"), ("1", "3") }));
    }

    [Test]
    public async Task AddAsync_TaskThatEndsTwiceAtOnce_IsOneMember()
    {
        var (chords, group) = (_services.GetRequiredService<IChordStore>(), Guid.NewGuid().ToString());
        await chords.BeginAsync(group, 2);

        var seen = await Task.WhenAll(Enumerable.Range(0, 20).Select(run => chords.AddAsync(group, Member(0, $"{run}"))));
        var all = await chords.AddAsync(group, Member(1, "3"));
        await chords.EndAsync(group);

        Assert.That(seen, Is.All.Null);
        Assert.That(all!.Select(member => member.TaskId), Is.EqualTo(new[] { "0", "1" }));
    }

    [Test]
    public async Task AddAsync_MembersAtOnce_ExactlyOneSeesThemAllInOrder()
    {
        var (chords, group) = (_services.GetRequiredService<IChordStore>(), Guid.NewGuid().ToString());
        await chords.BeginAsync(group, 20);

        var seen = await Task.WhenAll(Enumerable.Range(0, 20).Select(index => chords.AddAsync(group, Member(index, "5"))));
        await chords.EndAsync(group);

        Assert.That(seen.OfType<IReadOnlyList<ChordMember>>().Single().Select(member => (member.Index, member.TaskId)), Is.EqualTo(Enumerable.Range(0, 20).Select(index => (index, $"{index}"))));
        Assert.That(await chords.AddAsync(group, Member(0, "5")), Is.Null);
    }

    private static ChordMember Member(int index, string result) =>
        new() { Index = index, TaskId = $"{index}", State = TaskStates.Success, Json = Encoding.UTF8.GetBytes(result) };
}
