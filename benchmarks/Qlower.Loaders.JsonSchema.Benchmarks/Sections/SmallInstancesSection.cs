using System.Text.Json;
using Qlower.Loaders.JsonSchema.Benchmarks.Inputs.Small;
using Qlower.Loaders.JsonSchema.Benchmarks.Measuring;
using Qlower.Loaders.JsonSchema.Benchmarks.Passes;
using Qlower.Loaders.JsonSchema.Benchmarks.Peers;

namespace Qlower.Loaders.JsonSchema.Benchmarks.Sections;

/// <summary>Many small instances of a large schema, warm: what public benchmarks of validators do.</summary>
internal static class SmallInstancesSection
{
    private static readonly SmallWork[] Works = [new ApiWork(), new SettingsWork(), new GeoWork(), new ConditionalWork(), new ExpressionWork()];

    public static async Task RunAsync(BenchmarkRun run)
    {
        using var ajv = run.AjvFolder is null ? null : new Ajv(run.AjvFolder);
        var ratios = new Dictionary<string, List<double>>();
        foreach (var work in Works)
        {
            BenchmarkRun.Report($"small instances: {work.Name}");
            var schema = JsonSerializer.SerializeToUtf8Bytes(work.Schema());
            var instances = work.Instances(1000);
            var passes = await PassesAsync(run, work, schema, instances, ajv);
            var times = await Interleaved.MeasureAsync(passes, run.Rounds);
            run.Table.Head($"{instances.Count:#,0} {work.Name}: {instances.Average(one => one.Utf8.Length):#,0} bytes each, schema of {schema.Length:#,0}: × of ours");
            run.Table.Passes(passes, times);
            for (var i = 0; i < passes.Count; i++)
            {
                (ratios.TryGetValue(passes[i].Name, out var list) ? list : ratios[passes[i].Name] = []).Add(times.Ratio(i, 0));
            }
        }

        run.Table.Head("small instances, geometric mean of the × above");
        foreach (var (name, list) in ratios)
        {
            run.Table.Ratio(name, Math.Exp(list.Average(Math.Log)));
        }
    }

    private static async Task<List<Pass>> PassesAsync(
        BenchmarkRun run,
        SmallWork work,
        byte[] schema,
        IReadOnlyList<SmallInstance> instances,
        Ajv? ajv)
    {
        var compiled = CompiledSchema.Compile(schema);
        List<Pass> passes =
        [
            Pass.Here("ours, verdict only, from bytes", () => Each(instances, one => Ours.IsValid(compiled, one.Utf8), "ours")),
            Pass.Here("ours, findings kept, from bytes", () => Each(instances, one => Ours.FindingsOf(compiled, one.Utf8).Count == 0, "ours")),
        ];
        if (ajv is not null)
        {
            var file = Path.Combine(run.Folder, work.GetType().Name);
            await File.WriteAllBytesAsync(file + ".schema.json", schema);
            await File.WriteAllLinesAsync(file + ".jsonl", instances.Select(one => one.Text));
            var (first, all) = (work.Name, work.Name + ", all faults");
            await ajv.LoadAsync(first, file + ".schema.json", file + ".jsonl", isLines: true, isFirstOnly: true);
            await ajv.LoadAsync(all, file + ".schema.json", file + ".jsonl", isLines: true, isFirstOnly: false);
            passes.Add(new Pass("ajv, first fault, JSON.parse and validate, from strings", () => AjvAsync(first, isParsed: false)));
            passes.Add(new Pass("ajv, first fault, validate alone, parsed before", () => AjvAsync(first, isParsed: true)));
            passes.Add(new Pass("ajv, allErrors, JSON.parse and validate, from strings", () => AjvAsync(all, isParsed: false)));
        }

        passes.Add(await NJsonAsync(work, instances));
        return passes;

        async Task<double> AjvAsync(string name, bool isParsed)
        {
            var (milliseconds, verdicts) = await ajv!.RunAsync(name, isParsed);
            Verdict.Expect(verdicts == string.Concat(instances.Select(one => one.IsValid ? '1' : '0')), $"ajv, {name}");
            return milliseconds;
        }
    }

    /// <summary>On a tenth of the instances, scaled: a round of all of them would take minutes where branches are nested.</summary>
    private static async Task<Pass> NJsonAsync(SmallWork work, IReadOnlyList<SmallInstance> instances)
    {
        var schema = await NJson.CompileAsync(work.Schema());
        var some = instances.Take(instances.Count / 10).ToArray();
        var pass = Pass.Here("", () => Each(some, one => schema.Validate(one.Text).Count == 0, "NJsonSchema"));
        return new Pass("NJsonSchema, from strings; a tenth of them × 10", async () => 10 * await pass.MeasureAsync());
    }

    private static Task Each(IReadOnlyList<SmallInstance> instances, Func<SmallInstance, bool> isValid, string who)
    {
        foreach (var instance in instances)
        {
            Verdict.Expect(isValid(instance) == instance.IsValid, $"{who}: {instance.Text}");
        }

        return Task.CompletedTask;
    }
}
