namespace Qlower.Loaders.ConsoleHost;

/// <summary>What the program answers to the shell.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The work was done, and something is wrong with what the partner sent.</summary>
    public const int Findings = 1;

    /// <summary>The work could not be done: bad options, bad configuration, a missing file.</summary>
    public const int CannotRun = 2;

    /// <summary>A load must wait. Nothing is lost: the next run goes on.</summary>
    public const int Waiting = 3;

    /// <summary>A defect of this program.</summary>
    public const int Defect = 70;

    public const int Interrupted = 130;

    public const int Terminated = 143;
}
