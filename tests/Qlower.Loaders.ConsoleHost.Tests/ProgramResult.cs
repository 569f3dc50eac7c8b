namespace Qlower.Loaders.ConsoleHost.Tests;

/// <summary>What a run left behind.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="PeakBytes">The largest resident set that was seen; 0 where the system does not tell.</param>
internal sealed record ProgramResult(int ExitCode, string Output, string Error, long PeakBytes)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public override string ToString() => $"exit {ExitCode}\n--- output\n{Output}\n--- error\n{Error}";
}
