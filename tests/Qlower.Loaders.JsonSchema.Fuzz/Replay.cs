using System.Text;
using Qlower.Loaders.JsonSchema.Tests.Randomized;

namespace Qlower.Loaders.JsonSchema.Fuzz;

/// <summary>Tries one input again and prints all details.</summary>
internal static class Replay
{
    public static int Run(string dialect, byte[] schema, byte[] instance)
    {
        Console.WriteLine($"schema   {Encoding.UTF8.GetString(schema)}");
        Console.WriteLine($"instance {Encoding.UTF8.GetString(instance)}");
        try
        {
            var result = Proof.Of(schema, instance, Enum.Parse<SchemaDialect>(dialect));
            Console.WriteLine(result.CompileError ?? string.Join('\n', result.Findings.Select(finding => finding.ToString())));
            Console.WriteLine($"Every check passes{(result.IsJudged ? ", the oracle's verdict too" : "")}.");
            return 0;
        }
        catch (ProofFailedException e)
        {
            Console.WriteLine($"BROKEN: {e.Message}");
            return 1;
        }
    }
}
