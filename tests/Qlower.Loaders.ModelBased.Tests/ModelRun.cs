using System.Diagnostics;
using System.Globalization;
using Qlower.Loaders.ModelBased.Tests.Hosts;
using Qlower.Loaders.ModelBased.Tests.Steps;

namespace Qlower.Loaders.ModelBased.Tests;

/// <summary>Runs random sequences as the environment specifies, and reports a failure with its seed and as few steps as possible.</summary>
/// <param name="start">Starts loaders over an empty folder.</param>
/// <param name="defaultSteps">The steps of a sequence unless the environment specifies them.</param>
internal sealed class ModelRun(Func<Features, Task<ILoaders>> start, int defaultSteps = 300)
{
    /// <summary>The kinds of steps that are generated unless the environment lists others.</summary>
    private const Features DefaultFeatures = Features.All;

    private static Features Features =>
        Enum.TryParse<Features>(Environment.GetEnvironmentVariable("QLOWER_MODEL_FEATURES"), ignoreCase: true, out var features) ? features : DefaultFeatures;

    /// <summary>Runs one sequence; with <c>QLOWER_MODEL_HOURS</c>, sequences with consecutive seeds for so long.</summary>
    public async Task RunAsync()
    {
        var seed = (int)Number("QLOWER_SEED", Random.Shared.Next(1, 1_000_000));
        var length = TimeSpan.FromHours(Number("QLOWER_MODEL_HOURS", 0));
        var steps = (int)Number("QLOWER_MODEL_STEPS", defaultSteps);
        var watch = Stopwatch.StartNew();
        do
        {
            TestContext.Progress.WriteLine($"QLOWER_SEED={seed} QLOWER_MODEL_STEPS={steps} QLOWER_MODEL_FEATURES={Features:D}");
            await RunAsync(seed, steps);
            seed++;
        }
        while (watch.Elapsed < length);
    }

    private static double Number(string variable, double otherwise) =>
        double.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private async Task RunAsync(int seed, int count)
    {
        var steps = StepGenerator.Generate(seed, count, Features);
        var watch = Stopwatch.StartNew();
        if (await FailureOfAsync(steps) is not { } failure)
        {
            TestContext.Progress.WriteLine($"{steps.Count} steps, {steps.Count(step => step is KillStep)} kills: {watch.Elapsed.TotalSeconds:0} s");
            return;
        }

        TestContext.Progress.WriteLine($"Step {failure.Steps}: {failure.Message}");
        var message = failure.Message;
        var shortest = await Shrinker.ShrinkAsync(
            [.. steps.Take(failure.Steps)],
            async fewer =>
            {
                var other = await FailureOfAsync(fewer);
                message = other?.Message ?? message;
                return other is not null;
            },
            TimeSpan.FromSeconds(Number("QLOWER_MODEL_SHRINK", 120)));
        Assert.Fail($"QLOWER_SEED={seed} QLOWER_MODEL_STEPS={count} QLOWER_MODEL_FEATURES={Features:D} repeats the steps. {shortest.Count} of them fail:\n"
            + string.Join('\n', shortest.Select((step, i) => $"{i + 1,4}. {step}")) + $"\n{message}");
    }

    private async Task<Failure?> FailureOfAsync(IReadOnlyList<Step> steps)
    {
        await using var loaders = await start(Features);
        var scenario = new Scenario(loaders, Features);
        try
        {
            await scenario.RunAsync(steps);
            return null;
        }
        catch (ModelViolationException violation)
        {
            return new Failure(scenario.Started, violation.Message);
        }
    }

    private sealed record Failure(int Steps, string Message);
}
