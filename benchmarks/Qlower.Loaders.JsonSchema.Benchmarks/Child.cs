using System.Diagnostics;
using System.Globalization;
using Qlower.Loaders.JsonSchema.Benchmarks.Inputs;
using Qlower.Loaders.JsonSchema.Benchmarks.Passes;

namespace Qlower.Loaders.JsonSchema.Benchmarks;

/// <summary>A fresh process that does one thing and ends.</summary>
internal static class Child
{
    /// <summary>
    /// <c>child empty</c> does nothing; <c>child validate FILE</c> validates once; <c>child figures FILE</c> also prints CPU milliseconds
    /// and peak memory, which costs some of both.
    /// </summary>
    public static int Run(string[] args)
    {
        if (args[1] != "empty")
        {
            Validate(args[2]);
        }

        if (args[1] == "figures")
        {
            PrintFigures();
        }

        return 0;
    }

    /// <summary>Starts a child and waits for it.</summary>
    /// <param name="folder">Where this program is, in the way it was built or published.</param>
    /// <param name="environment">A setting of the runtime, <c>DOTNET_X=Y</c>; empty for none.</param>
    /// <param name="arguments">After <c>child</c>.</param>
    public static async Task<ChildResult> StartAsync(string folder, string environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(folder, Path.GetFileName(typeof(Child).Assembly.Location)));
        foreach (var argument in (ReadOnlySpan<string>)["child", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        if (environment.Split('=') is [var name, var value])
        {
            start.Environment[name] = value;
        }

        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var wall = clock.Elapsed.TotalMilliseconds;
        Verdict.Expect(process.ExitCode == 0, $"child {string.Join(' ', arguments)}");
        var figures = output.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return figures is [var cpu, var peak] ? new ChildResult(wall, double.Parse(cpu, CultureInfo.InvariantCulture), long.Parse(peak, CultureInfo.InvariantCulture)) : new ChildResult(wall, 0, 0);
    }

    private static void Validate(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var outcome = new StreamingValidator(LoaderSchemas.Product(), new FindingSink()).ValidateAsync(stream).GetAwaiter().GetResult();
        Verdict.Expect(outcome.IsValid, file);
    }

    private static void PrintFigures()
    {
        using var self = Process.GetCurrentProcess();
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{Environment.CpuUsage.TotalTime.TotalMilliseconds} {self.PeakWorkingSet64}"));
    }
}
