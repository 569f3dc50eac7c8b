using System.Diagnostics;
using System.Text;
using Qlower.Loaders.JsonSchema.Tests.Randomized;

namespace Qlower.Loaders.JsonSchema.Fuzz;

/// <summary>
/// Makes inputs, new ones and mutations of those that led somewhere new, until the time is over. Each broken promise is reported once,
/// with the smallest input that shows it.
/// </summary>
internal sealed class Fuzzer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly SchemaDialect[] Dialects = Enum.GetValues<SchemaDialect>();

    private readonly int _seed;
    private readonly Random _random;
    private readonly Corpus _corpus = new();
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);
    private readonly string _lastFile = Path.Combine(Path.GetTempPath(), "qlower-fuzz-last.txt");
    private long _tried;
    private long _compiled;
    private long _judged;
    private FuzzInput? _current;
    private long _currentSince;

    public Fuzzer(int seed) => (_seed, _random) = (seed, new Random(seed));

    public int Run(TimeSpan time)
    {
        Console.WriteLine($"seed {_seed}, {time.TotalSeconds} s");
        using var watch = new Timer(_ => Watch(), null, 1_000, 1_000);
        var clock = Stopwatch.StartNew();
        var reported = TimeSpan.Zero;
        while (clock.Elapsed < time)
        {
            Try(Next());
            if (clock.Elapsed - reported > TimeSpan.FromSeconds(30))
            {
                reported = clock.Elapsed;
                Report(clock.Elapsed);
            }
        }

        File.Delete(_lastFile);
        Report(clock.Elapsed);
        Console.WriteLine(_broken.Count == 0 ? "Every promise was kept." : $"{_broken.Count} promises broken; see above.");
        return _broken.Count == 0 ? 0 : 1;
    }

    private void Report(TimeSpan elapsed) => Console.WriteLine($"seed {_seed}: {_tried} inputs in {elapsed.TotalSeconds:F0} s, "
        + $"{_compiled} schemas compiled, {_judged} verdicts compared with the oracle, {_corpus.Behaviours} behaviours, {_broken.Count} broken");

    private FuzzInput Next()
    {
        var choice = _random.Next(10);
        if (choice < 4 || _corpus.Count == 0)
        {
            var schema = RandomSchema.Next(_random);
            return new FuzzInput(Encoding.UTF8.GetBytes(schema), Encoding.UTF8.GetBytes(RandomInstance.Next(_random, schema)), Dialect());
        }

        var old = _corpus.Pick(_random);
        return choice switch
        {
            4 or 5 => old with { Instance = Mutation.Of(old.Instance, _random) },
            6 => old with { Schema = Mutation.Of(old.Schema, _random) },
            7 => old with { Schema = Mutation.Of(old.Schema, _random), Instance = Mutation.Of(old.Instance, _random) },
            8 => old with { Instance = Deep(_corpus.Pick(_random).Instance) },
            _ => old with { Instance = Again(old), Dialect = Dialect() },
        };
    }

    private byte[] Again(FuzzInput old)
    {
        try
        {
            return Encoding.UTF8.GetBytes(RandomInstance.Next(_random, Encoding.UTF8.GetString(old.Schema)));
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or InvalidOperationException or ArgumentException
            or InvalidCastException or NullReferenceException)
        {
            // The schema is none any longer.
            return Mutation.Of(old.Instance, _random);
        }
    }

    /// <summary>Every other time further in, where schemas that lead back to themselves have many ways to go.</summary>
    private byte[] Deep(byte[] instance)
    {
        var levels = Math.Max(0, _random.Next(-60, 60));
        return _random.Next(2) == 0
            ? [.. Enumerable.Repeat((byte)'[', levels), .. instance, .. Enumerable.Repeat((byte)']', levels)]
            : [.. Enumerable.Repeat("{\"a\":"u8.ToArray(), levels).SelectMany(part => part), .. instance, .. Enumerable.Repeat((byte)'}', levels)];
    }

    private SchemaDialect Dialect() => _random.Next(4) == 0 ? Dialects[_random.Next(Dialects.Length)] : SchemaDialect.Draft202012;

    private void Try(FuzzInput input)
    {
        _current = input;
        Volatile.Write(ref _currentSince, Stopwatch.GetTimestamp());

        // A stack overflow ends the process without a message; this file then contains the cause.
        File.WriteAllText(_lastFile, input.ReplayArguments);
        try
        {
            var result = Proof.Of(input.Schema, input.Instance, input.Dialect);
            _compiled += result.IsCompiled ? 1 : 0;
            _judged += result.IsJudged ? 1 : 0;
            _corpus.Add(input, result);
        }
        catch (ProofFailedException e)
        {
            if (_broken.Add(e.Promise))
            {
                Report(input, e);
            }
        }

        _tried++;
    }

    private void Report(FuzzInput input, ProofFailedException failure)
    {
        string? Broken(byte[] schema, byte[] instance)
        {
            Volatile.Write(ref _currentSince, Stopwatch.GetTimestamp());
            try
            {
                Proof.Of(schema, instance, input.Dialect);
                return null;
            }
            catch (ProofFailedException e)
            {
                return e.Promise;
            }
        }

        var (schema, instance) = Minimiser.Shrink(input.Schema, input.Instance, (first, second) => Broken(first, second) == failure.Promise);
        var small = input with { Schema = schema, Instance = instance };
        Console.WriteLine($"BROKEN after {_tried} inputs: {failure.Promise}\n  again: bash eng/fuzz.sh replay {small.ReplayArguments}");
        Replay.Run(small.Dialect.ToString(), small.Schema, small.Instance);
    }

    /// <summary>An input that does not come to an end ends the run.</summary>
    private void Watch()
    {
        if (_current is { } input && Stopwatch.GetElapsedTime(Volatile.Read(ref _currentSince)) > Patience)
        {
            Console.WriteLine($"BROKEN: every input comes to an end\n  again: bash eng/fuzz.sh replay {input.ReplayArguments}");
            Environment.Exit(1);
        }
    }
}
