namespace Qlower.Loaders.ConsoleHost.Tests.BadInput;

/// <summary>What else these tests ask of a run.</summary>
internal static class RunningProgramExtensions
{
    /// <summary>Whether the process is gone, by itself or killed.</summary>
    public static bool HasEnded(this RunningProgram program) => !Directory.Exists($"/proc/{program.Id}");
}
