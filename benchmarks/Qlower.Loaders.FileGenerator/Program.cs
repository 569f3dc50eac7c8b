using System.Globalization;
using Qlower.Loaders.FileGenerator;

// FILE [transactions=N] [properties=N] [faultEvery=N] [partner=P] [key=K] [prefix=X] [seed=N]
if (args.Length == 0)
{
    Console.Error.WriteLine("usage: FILE [transactions=N] [properties=N] [faultEvery=N] [partner=P] [key=K] [prefix=X] [seed=N]");
    return 2;
}

var given = args.Skip(1).Select(argument => argument.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair.Length > 1 ? pair[1] : "");
var defaults = new GeneratorOptions();
int Number(string name, int fallback) => given.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : fallback;
string Text(string name, string fallback) => given.GetValueOrDefault(name, fallback);
using var file = File.Create(args[0]);
LoaderFileGenerator.Write(file, new GeneratorOptions
{
    Transactions = Number("transactions", defaults.Transactions),
    Properties = Number("properties", defaults.Properties),
    FaultEvery = Number("faultEvery", defaults.FaultEvery),
    Partner = Text("partner", defaults.Partner),
    Key = Text("key", defaults.Key),
    Prefix = Text("prefix", defaults.Prefix),
    Seed = Number("seed", defaults.Seed),
});
Console.WriteLine($"{args[0]}: {file.Length.ToString("N0", CultureInfo.InvariantCulture)} bytes");
return 0;
