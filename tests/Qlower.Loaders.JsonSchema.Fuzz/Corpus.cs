using System.Text.RegularExpressions;
using Qlower.Loaders.JsonSchema.Tests.Randomized;

namespace Qlower.Loaders.JsonSchema.Fuzz;

/// <summary>Inputs that led somewhere no other had led: the start of new ones. Forgets the oldest beyond some thousands.</summary>
internal sealed class Corpus
{
    private const int Capacity = 4_000;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<FuzzInput> _inputs = [];
    private int _next;

    public int Count => _inputs.Count;

    public int Behaviours => _seen.Count;

    public FuzzInput Pick(Random random) => _inputs[random.Next(_inputs.Count)];

    public void Add(FuzzInput input, ProofResult result)
    {
        if (!_seen.Add(Behaviour(result)))
        {
            return;
        }

        if (_inputs.Count < Capacity)
        {
            _inputs.Add(input);
        }
        else
        {
            _inputs[_next++ % Capacity] = input;
        }
    }

    /// <summary>The keywords and faults that were reported, in their order and depth, represent the code that was executed.</summary>
    private static string Behaviour(ProofResult result)
    {
        if (result.CompileError is { } error)
        {
            var shape = Regex.Replace(error, "#[^:]*:|'[^']*'|[0-9]+", "");
            return shape.Length < 120 ? shape : shape[..120];
        }

        return string.Join(' ', result.Findings.Take(6).Select(finding =>
            $"{finding.Keyword ?? finding.Fault.ToString()}{finding.InstancePointer.Count(character => character == '/')}"
            + (finding.SchemaLocation.Contains("Of/", StringComparison.Ordinal) ? "b" : "")));
    }
}
