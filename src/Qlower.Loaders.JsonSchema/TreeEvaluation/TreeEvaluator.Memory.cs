using Qlower.Loaders.JsonSchema.Schemas;

namespace Qlower.Loaders.JsonSchema.TreeEvaluation;

/// <summary>
/// Results of schema objects that references target. Such an object may apply to the same value by many paths, and on each
/// level of the value by twice as many; evaluated a few times only, they take time proportional to schema and value.
/// </summary>
internal sealed partial class TreeEvaluator
{
    /// <summary>Number of repeated full reports of an object for a value, when the report depends on the path.</summary>
    private const int MostRepeats = 10_000;

    private readonly PairBits _verdicts = new();
    private readonly PairBits _reported = new();
    private readonly Dictionary<TreePair, MarkSet> _marks = [];
    private readonly Dictionary<TreePair, (bool Passed, TreeReport Report)> _reports = [];
    private readonly HashSet<SchemaNode> _marked = [];
    private int _repeats;

    /// <summary>Prepares the tree and this evaluator for another value.</summary>
    public void Clear()
    {
        tree.Clear();
        _verdicts.Clear();
        _reported.Clear();
        _marks.Clear();
        _reports.Clear();
        _repeats = 0;
    }

    private bool JudgeShared(in Visit visit)
    {
        var pair = new TreePair(visit.Node.Id, visit.Value, visit.IsWarning);
        return visit.Report is null ? RecallVerdict(visit, pair) : RecallReport(visit, pair, visit.Report);
    }

    private bool RecallVerdict(in Visit visit, TreePair pair)
    {
        var known = _verdicts[pair];
        if (known is null)
        {
            var passed = Judge(visit);
            _verdicts.Set(pair, passed);
            return passed;
        }

        if (known.Value && visit.Marks is not null)
        {
            // Marks take space, so they are stored only when they are needed a second time.
            if (!_marks.TryGetValue(pair, out var marks))
            {
                marks = new MarkSet(tree.Count(visit.Value));
                Judge(visit with { Marks = marks });
                _marks.Add(pair, marks);
            }

            visit.Marks.Add(marks);
        }

        return known.Value;
    }

    private bool RecallReport(in Visit visit, TreePair pair, TreeReport report)
    {
        if (_reported[pair] is null)
        {
            _reported.Set(pair, true);
            return Judge(visit);
        }

        if (report.ReportsPaths)
        {
            return ++_repeats <= MostRepeats ? Judge(visit) : RecallVerdict(visit with { Report = null }, pair);
        }

        // The first report was forwarded at once; the second is stored.
        if (!_reports.TryGetValue(pair, out var known))
        {
            var branch = report.Branch(visit.IsWarning);
            known = (Judge(visit with { Report = branch, Marks = null }), branch);
            _reports.Add(pair, known);
        }

        report.Settle(known.Report);
        return visit.Marks is null ? known.Passed : RecallVerdict(visit with { Report = null }, pair);
    }
}
