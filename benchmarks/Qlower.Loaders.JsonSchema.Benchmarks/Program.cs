using System.Globalization;
using Qlower.Loaders.JsonSchema.Benchmarks;
using Qlower.Loaders.JsonSchema.Benchmarks.Sections;

// FOLDER [quick] [ajv=FOLDER] [only=SECTION,…]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var given = args.Skip(1).Select(argument => argument.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair.Length > 1 ? pair[1] : "");
var run = new BenchmarkRun(args[0], given.ContainsKey("quick"), given.GetValueOrDefault("ajv"));
(string Name, Func<BenchmarkRun, Task> Run)[] sections =
[
    ("throughput", ThroughputSection.RunAsync),
];
var only = given.GetValueOrDefault("only")?.Split(',');
foreach (var section in sections.Where(section => only is null || only.Contains(section.Name)))
{
    await section.Run(run);
}

Console.WriteLine(run.Table);
