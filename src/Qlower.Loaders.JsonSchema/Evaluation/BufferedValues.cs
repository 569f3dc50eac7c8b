using System.Text;
using Qlower.Loaders.JsonSchema.Plans;
using Qlower.Loaders.JsonSchema.Scanning;
using Qlower.Loaders.JsonSchema.Text;
using Qlower.Loaders.JsonSchema.TreeEvaluation;
using Qlower.Loaders.JsonSchema.Trees;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>
/// Keywords that need the whole value: its bytes stay in the buffer until it ends, then a tree of it is evaluated. Values within it share its
/// bytes and its tree.
/// </summary>
internal sealed class BufferedValues(
    OpenValues values, JsonScanner scanner, InputBuffer buffer, ValidationLimits limits, ConditionalBranches branches, FindingWriter findings)
{
    private JsonTree? _tree;
    private TreeEvaluator? _trees;

    /// <summary>The frame of the outermost open value that is buffered; -1 for none.</summary>
    private int _frame = -1;

    public bool IsEmpty => _frame < 0;

    /// <summary>Number of containers around the value that the tree evaluation is at.</summary>
    public int TreeDepth => values.Depth + _trees!.Path.Count;

    public void Clear() => _frame = -1;

    /// <summary>Buffers the value that was opened last if a keyword needs it.</summary>
    public void BeginIfNeeded()
    {
        ref var frame = ref values.Frames[values.Depth - 1];
        for (var i = frame.EvalStart; i < frame.EvalEnd && !frame.IsBuffered; i++)
        {
            frame.IsBuffered = RulesOf(values.Plans[i].Plan, frame.IsObject).Length > 0 && !branches.IsDead(values.Plans[i].Context);
        }

        if (frame.IsBuffered && _frame < 0)
        {
            BeginAt(values.Depth - 1);
        }
    }

    /// <summary>Index of the first byte that is still needed. Values that exceed the limit are no longer buffered.</summary>
    public int FirstNeeded()
    {
        var end = scanner.EndOffset;
        while (_frame >= 0 && end - values.Frames[_frame].StartOffset > limits.MaxBufferedBytes)
        {
            var next = _frame + 1;
            while (next < values.Depth && !values.Frames[next].IsBuffered)
            {
                next++;
            }

            BeginAt(next < values.Depth ? next : -1);
        }

        return _frame < 0 ? scanner.Position : (int)(values.Frames[_frame].StartOffset - buffer.BaseOffset);
    }

    /// <summary>Evaluates the keywords that waited for the end of the value that was just closed.</summary>
    public void End(in Frame frame)
    {
        var token = -1;
        if (scanner.EndOffset - frame.StartOffset <= limits.MaxBufferedBytes)
        {
            var start = values.Frames[_frame].StartOffset;
            _tree!.Attach(buffer.Bytes, (int)(start - buffer.BaseOffset));
            token = _tree.ReadTo((int)(scanner.EndOffset - start));
        }

        for (var i = frame.EvalStart; i < frame.EvalEnd; i++)
        {
            foreach (var rule in RulesOf(values.Plans[i].Plan, frame.IsObject))
            {
                if (branches.IsDead(values.Plans[i].Context))
                {
                    break;
                }

                if (token < 0)
                {
                    findings.WriteTooLarge(rule.Site);
                }
                else
                {
                    Evaluate(rule, token, values.Plans[i].Context);
                }
            }
        }

        if (_frame == values.Depth)
        {
            _frame = -1;
        }
    }

    /// <summary>Creates the finding of a failure within the buffered value.</summary>
    public DeferredFinding Describe(in TreeFailure failure)
    {
        var (site, node, token, missing, actual) = failure;
        var path = _trees!.Path;
        var key = path.Count > 0 ? path[^1].Key : -1;
        var isForbidden = node.Boolean is not null && key >= 0 && FindingWriter.IsOfMembers(site.Keyword);
        var atName = key >= 0 && (isForbidden || token == key);
        var finding = findings.Create(
            site,
            PointerOf(path),
            values.Frames[_frame].StartOffset + _tree!.Start(atName ? key : token),
            missing ?? (atName ? Excerpt.OfName(_tree.Text(key)) : null),
            actual ?? Excerpt.Of(_tree.Value(token), site.Keyword == "type"),
            _tree.Value(token).Kind);
        return new DeferredFinding(finding, TreeDepth);
    }

    private static BufferedRule[] RulesOf(Plan plan, bool isObject) => isObject ? plan.BufferedForObjects : plan.BufferedForArrays;

    private string PointerOf(List<PathStep> path)
    {
        var pointer = new StringBuilder(values.PointerAt(values.Depth));
        foreach (var (key, index) in path)
        {
            pointer.Append('/').Append(key < 0 ? $"{index}" : JsonPointer.Escape(Excerpt.OfName(_tree!.Text(key))));
        }

        return pointer.ToString();
    }

    private void BeginAt(int frame)
    {
        _frame = frame;
        _tree ??= new JsonTree(limits);
        _trees ??= new TreeEvaluator(_tree);
        _trees.Clear();
    }

    private void Evaluate(BufferedRule rule, int token, int context)
    {
        var report = branches.IsQuiet(context) ? null : new FindingReport(this, branches, context);
        var visit = new Visit(rule.Node, token, rule.Site.IsWarning, report, null);
        var passed = rule.Kind switch
        {
            BufferedKind.Literals => _trees!.IsAmong(visit, rule.Literals!),
            BufferedKind.Contains => _trees!.Contains(visit),
            BufferedKind.UniqueItems => _trees!.AreUnique(visit),
            BufferedKind.UnevaluatedItems => _trees!.UnevaluatedItems(visit with { Marks = Evaluated(visit) }),
            _ => _trees!.UnevaluatedProperties(visit with { Marks = Evaluated(visit) }),
        };
        if (!passed)
        {
            branches.Accept(null, rule.Site.IsWarning, context);
        }
    }

    private MarkSet Evaluated(in Visit visit) => _trees!.Evaluated(visit.Node, visit.Value, visit.IsWarning);
}
