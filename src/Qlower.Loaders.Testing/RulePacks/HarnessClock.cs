namespace Qlower.Loaders.Testing.RulePacks;

/// <summary>A clock whose time is fixed. Its timers are those of the system. Thread-safe.</summary>
internal sealed class HarnessClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
}
