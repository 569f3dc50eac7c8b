using System.Diagnostics;
using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Benchmarks.Peers;

/// <summary>Runs ajv in its own Node.js process, which reports its CPU time.</summary>
internal sealed class Ajv : IDisposable
{
    private readonly Process _node;

    /// <summary>Starts Node.</summary>
    /// <param name="folder">Holds the script and ajv.</param>
    public Ajv(string folder)
    {
        _node = Process.Start(new ProcessStartInfo("node")
        {
            ArgumentList = { "--expose-gc", "--max-old-space-size=8192", Path.Combine(folder, "ajv.mjs") },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    /// <summary>Compiles a schema and reads the instances to validate.</summary>
    /// <param name="name">A name for both.</param>
    /// <param name="schema">The file of the schema.</param>
    /// <param name="instances">The file of the instance, or of one instance a line.</param>
    /// <param name="isLines">Whether it is one instance a line.</param>
    /// <param name="isFirstOnly">Whether it stops at the first fault, as it does by default.</param>
    public Task LoadAsync(string name, string schema, string instances, bool isLines, bool isFirstOnly) =>
        AskAsync("load", name, schema, instances, isLines ? "lines" : "one", isFirstOnly ? "first" : "all");

    /// <summary>Validates everything loaded under a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isParsed">Whether parsing is left out of the time.</param>
    /// <returns>CPU milliseconds, and a character for each instance: 1 valid, 0 not.</returns>
    public async Task<(double Milliseconds, string Verdicts)> RunAsync(string name, bool isParsed = false)
    {
        var answer = await AskAsync("run", name, isParsed ? "validate" : "parse");
        return (answer[0].GetDouble(), answer[1].GetString()!);
    }

    public void Dispose()
    {
        _node.StandardInput.Close();
        _node.WaitForExit();
        _node.Dispose();
    }

    private async Task<JsonElement> AskAsync(params string[] question)
    {
        await _node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(question));
        await _node.StandardInput.FlushAsync();
        var answer = await _node.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("Node has ended.");
        return JsonElement.Parse(answer);
    }
}
