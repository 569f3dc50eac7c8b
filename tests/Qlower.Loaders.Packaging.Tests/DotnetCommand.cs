using System.Diagnostics;

namespace Qlower.Loaders.Packaging.Tests;

internal static class DotnetCommand
{
    /// <summary>Runs <c>dotnet</c> at the root of the repository.</summary>
    /// <returns>What it printed; a failure fails the test.</returns>
    public static async Task<string> RunAsync(params string[] arguments) => await RunAsync("dotnet", arguments);

    public static Task<string> RunAsync(string program, string[] arguments) => RunInAsync(Repository.Root, program, arguments);

    /// <summary>Runs a program in a folder.</summary>
    /// <returns>What it printed; a failure fails the test.</returns>
    public static async Task<string> RunInAsync(string folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, $"{program} {string.Join(' ', arguments)}\n{await output}\n{await errors}");
        return await output;
    }
}
