namespace Qlower.Celery.TestServers;

/// <summary>How often faults are tried: a few times in a normal run, twenty times where QLOWER_LONG_TESTS is set.</summary>
public static class LongTests
{
    public static int Rounds(int normal) => string.IsNullOrEmpty(Environment.GetEnvironmentVariable("QLOWER_LONG_TESTS")) ? normal : 20;
}
