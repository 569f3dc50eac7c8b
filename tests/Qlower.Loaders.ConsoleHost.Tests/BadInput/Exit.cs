namespace Qlower.Loaders.ConsoleHost.Tests.BadInput;

/// <summary>Exit codes as they are documented.</summary>
internal static class Exit
{
    public const int Success = 0;
    public const int Findings = 1;
    public const int CannotRun = 2;
    public const int Waiting = 3;
}
