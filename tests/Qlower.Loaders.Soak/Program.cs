using System.Globalization;
using Qlower.Loaders.Soak;

// [MINUTES [SEED]]: 10 minutes and a seed of the moment by default.
var length = TimeSpan.FromMinutes(args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 10);
var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : Random.Shared.Next(1, 1_000_000);
await Console.Error.WriteLineAsync($"seed {seed}, {length.TotalMinutes} minutes");
using var folder = new SoakFolder();
var run = new SoakRun(folder, seed);
await run.RunAsync(length);
var problems = SoakCheck.Find(folder, run);
SoakTable.Write(Console.Out, run);
foreach (var problem in problems)
{
    Console.WriteLine($"BROKEN: {problem}");
}

return problems.Count == 0 ? 0 : 1;
