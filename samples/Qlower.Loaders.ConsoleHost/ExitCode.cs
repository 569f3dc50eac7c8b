namespace Qlower.Loaders.ConsoleHost;

/// <summary>The exit codes of the program.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The work was done, and a file has errors.</summary>
    public const int Findings = 1;

    /// <summary>The work could not be done: bad options, bad configuration, a missing file.</summary>
    public const int CannotRun = 2;

    /// <summary>A load is deferred. Nothing is lost: the next run continues.</summary>
    public const int Waiting = 3;

    /// <summary>A defect of this program.</summary>
    public const int Defect = 70;

    public const int HungUp = 129;

    public const int Interrupted = 130;

    public const int Terminated = 143;
}
