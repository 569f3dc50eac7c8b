namespace Qlower.Loaders.Sqs.Tests;

/// <summary>Waits for the effects of other threads and processes.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    public static async Task IsTrueAsync(Func<Task<bool>> condition, string what)
    {
        var end = TimeProvider.System.GetUtcNow() + Timeout;
        while (!await condition())
        {
            Assert.That(TimeProvider.System.GetUtcNow(), Is.LessThan(end), $"Not in time: {what}");
            await Task.Delay(50);
        }
    }

    public static Task IsTrueAsync(Func<bool> condition, string what) => IsTrueAsync(() => Task.FromResult(condition()), what);
}
