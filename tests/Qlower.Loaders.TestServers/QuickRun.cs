namespace Qlower.Loaders.TestServers;

/// <summary>
/// The run of <c>eng/test.sh --quick</c>, which leaves out the tests of some categories. What starts a server or kills a process calls
/// <see cref="Exclude"/>, so that a test without its category fails. Thread-safe.
/// </summary>
public static class QuickRun
{
    /// <summary>The category of tests that start servers.</summary>
    public const string Servers = "Servers";

    /// <summary>The category of tests that kill processes.</summary>
    public const string Kills = "Kills";

    /// <summary>The category of tests that need neither, but take too long for a quick run.</summary>
    public const string Long = "Long";

    /// <summary>Does nothing except in a quick run.</summary>
    /// <param name="category">The category that the calling test, its fixture or its set-up fixture must have.</param>
    /// <exception cref="InvalidOperationException">This is a quick run, and the calling test is part of it.</exception>
    public static void Exclude(string category)
    {
        if (Environment.GetEnvironmentVariable("QLOWER_QUICK") == "1")
        {
            throw new InvalidOperationException($"A quick run leaves this test out: mark it, its fixture or its set-up fixture with [Category(\"{category}\")].");
        }
    }
}
