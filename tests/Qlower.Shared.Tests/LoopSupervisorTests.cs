using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using Qlower.Shared.Supervision;

namespace Qlower.Shared.Tests;

[TestFixture]
internal sealed class LoopSupervisorTests
{
    private static readonly TimeSpan Generous = TimeSpan.FromSeconds(60);

    private readonly FakeTimeProvider _time = new();
    private readonly Channel<(string Loop, string Error, TimeSpan Delay)> _failures = Channel.CreateUnbounded<(string, string, TimeSpan)>();

    [Test]
    public async Task Run_TurnThrows_RestartsAfterADelayAndIsListedUntilThen()
    {
        var loops = new LoopSupervisor(_time, (loop, error, delay) => _failures.Writer.TryWrite((loop, error.Message, delay)));
        var turns = Channel.CreateUnbounded<int>();
        var count = 0;
        using var stop = new CancellationTokenSource();
        var running = loops.RunAsync(
            "watch",
            async token =>
            {
                if (++count <= 2)
                {
                    throw new InvalidOperationException($"turn {count}");
                }

                turns.Writer.TryWrite(count);
                await (count == 3 ? Task.CompletedTask : Task.Delay(Timeout.Infinite, token));
            },
            TimeSpan.FromSeconds(1),
            stop.Token);

        var first = await ReadAsync(_failures.Reader);
        var whileWaiting = loops.Failed;
        var second = await AdvanceUntilAsync(_failures.Reader);
        await AdvanceUntilAsync(turns.Reader);
        await AdvanceUntilAsync(turns.Reader);
        var whileRunning = loops.Failed;
        await stop.CancelAsync();
        await running.WaitAsync(Generous);

        Assert.That(first, Is.EqualTo(("watch", "turn 1", TimeSpan.FromSeconds(1))));
        Assert.That(second, Is.EqualTo(("watch", "turn 2", TimeSpan.FromSeconds(2))));
        Assert.That(whileWaiting, Is.EqualTo(new[] { "watch (InvalidOperationException)" }));
        Assert.That(whileRunning, Is.Empty);
    }

    [Test]
    public async Task Run_ReportThrows_Restarts()
    {
        var loops = new LoopSupervisor(_time, (_, _, _) => throw new IOException("full"));
        var turns = Channel.CreateUnbounded<int>();
        using var stop = new CancellationTokenSource();
        var running = loops.RunAsync(
            "watch",
            _ =>
            {
                turns.Writer.TryWrite(0);
                throw new InvalidOperationException();
            },
            TimeSpan.FromSeconds(1),
            stop.Token);

        await AdvanceUntilAsync(turns.Reader);
        await AdvanceUntilAsync(turns.Reader);
        await stop.CancelAsync();

        await running.WaitAsync(Generous);
    }

    [Test]
    public async Task Run_TurnBlocksWhenStopped_IsAbandoned()
    {
        var loops = new LoopSupervisor(_time, (_, _, _) => { });
        using var blocked = new SemaphoreSlim(0);
        using var entered = new SemaphoreSlim(0);
        using var stop = new CancellationTokenSource();
        var running = loops.RunAsync(
            "watch",
            _ =>
            {
                entered.Release();
                blocked.Wait(CancellationToken.None);
                return Task.CompletedTask;
            },
            TimeSpan.FromSeconds(1),
            stop.Token);
        await entered.WaitAsync(Generous);

        await stop.CancelAsync();
        while (!running.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await running;
        blocked.Release();
    }

    private static async Task<T> ReadAsync<T>(ChannelReader<T> reader)
    {
        using var limit = new CancellationTokenSource(Generous);
        return await reader.ReadAsync(limit.Token);
    }

    /// <summary>Advances the clock until there is something to read.</summary>
    private async Task<T> AdvanceUntilAsync<T>(ChannelReader<T> reader)
    {
        using var limit = new CancellationTokenSource(Generous);
        T? item;
        while (!reader.TryRead(out item))
        {
            limit.Token.ThrowIfCancellationRequested();
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        return item;
    }
}
