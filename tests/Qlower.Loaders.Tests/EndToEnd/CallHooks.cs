namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>What a test runs before and after calls; nothing unless set.</summary>
internal sealed class CallHooks
{
    public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    public Func<string, Task> After { get; set; } = _ => Task.CompletedTask;

    /// <summary>Runs an action once, after the first call of a method.</summary>
    public void OnceAfter(string method, Func<Task> action) => After = async name =>
    {
        if (name == method)
        {
            After = _ => Task.CompletedTask;
            await action();
        }
    };

    /// <summary>Fails as a crash does at one of the calls, counted before and after each.</summary>
    /// <param name="point">0-based.</param>
    public void CrashAt(int point)
    {
        var calls = 0;
        Before = After = _ => calls++ == point ? throw new IOException("crash") : Task.CompletedTask;
        Calls = () => calls;
    }

    /// <summary>Runs nothing from now on.</summary>
    public void Reset() => Before = After = _ => Task.CompletedTask;

    /// <summary>The number of points since <see cref="CrashAt"/>.</summary>
    public Func<int> Calls { get; private set; } = () => 0;
}
