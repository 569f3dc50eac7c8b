using System.Text;
using Qlower.Loaders.JsonSchema.Checks;
using Qlower.Loaders.JsonSchema.Plans;
using Qlower.Loaders.JsonSchema.Text;
using Qlower.Loaders.JsonSchema.TreeEvaluation;
using Qlower.Loaders.JsonSchema.Trees;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>
/// Keywords that need the whole value: its bytes stay in the buffer until it ends, then a tree of it is held against these keywords.
/// Values within it share its bytes and its tree.
/// </summary>
internal sealed partial class Evaluator
{
    private readonly bool _keepsValues;
    private JsonTree? _tree;
    private TreeEvaluator? _trees;

    /// <summary>The outermost open value that is kept, by its frame; -1 for none.</summary>
    private int _keptFrame = -1;

    /// <summary>Depth of the value that a tree evaluation is at.</summary>
    internal int DepthInside => _depth + _trees!.Path.Count;

    internal void AcceptInside(HeldFinding held, bool isAdvice, int context) => Accept(held, isAdvice, context);

    internal void DropInside(long count, int context) => AddDropped(count, context);

    internal HeldFinding Describe(in TreeFailure failure)
    {
        var (site, node, token, missing, actual) = failure;
        var path = _trees!.Path;
        var key = path.Count > 0 ? path[^1].Key : -1;
        var isForbidden = node.Boolean is not null && key >= 0 && IsMemberKeyword(site.Keyword);
        var atKey = key >= 0 && (isForbidden || token == key);
        var offset = _frames[_keptFrame].StartOffset + _tree!.Start(atKey ? key : token);
        var position = PositionOf(offset);
        return new HeldFinding(
            new SchemaFinding
            {
                Keyword = site.Keyword,
                IsAdvice = site.IsAdvice,
                Rule = site.Rule,
                InstancePointer = PointerInside(path),
                SchemaLocation = site.Location,
                Line = position.Line,
                Column = position.Column,
                Offset = offset,
                Property = missing ?? (atKey ? Cut(_tree.Text(key)) : null),
                Expected = site.Expected,
                Actual = actual ?? Excerpt(_tree.Value(token), site.Keyword == "type"),
            },
            DepthInside);
    }

    private static bool IsMemberKeyword(string keyword) =>
        keyword is "additionalProperties" or "properties" or "patternProperties" or "unevaluatedProperties";

    private string PointerInside(List<PathStep> path)
    {
        var pointer = new StringBuilder(PointerAt(_depth));
        foreach (var (key, index) in path)
        {
            pointer.Append('/').Append(key < 0 ? $"{index}" : JsonPointer.Escape(Cut(_tree!.Text(key))));
        }

        return pointer.ToString();
    }

    /// <summary>Keeps the bytes of the value that has just been opened if a keyword needs them.</summary>
    private void KeepIfNeeded()
    {
        ref var frame = ref _frames[_depth - 1];
        for (var i = frame.EvalStart; i < frame.EvalEnd && !frame.IsKept; i++)
        {
            frame.IsKept = BufferedRules(_plans[i].Plan, frame.IsObject).Length > 0 && !IsDead(_plans[i].Context);
        }

        if (frame.IsKept && _keptFrame < 0)
        {
            KeepFrom(_depth - 1);
        }
    }

    private static BufferedRule[] BufferedRules(Plan plan, bool isObject) => isObject ? plan.BufferedForObjects : plan.BufferedForArrays;

    private void KeepFrom(int frame)
    {
        _keptFrame = frame;
        _tree ??= new JsonTree(_limits);
        _trees ??= new TreeEvaluator(_tree);
        _trees.Clear();
    }

    /// <summary>The first byte that is still needed; values that have grown beyond the limit are let go.</summary>
    private int KeptPosition()
    {
        var end = _scanner.EndOffset;
        while (_keptFrame >= 0 && end - _frames[_keptFrame].StartOffset > _limits.MaxBufferedBytes)
        {
            var next = _keptFrame + 1;
            while (next < _depth && !_frames[next].IsKept)
            {
                next++;
            }

            KeepFrom(next < _depth ? next : -1);
        }

        return _keptFrame < 0 ? _scanner.Position : (int)(_frames[_keptFrame].StartOffset - _buffer.BaseOffset);
    }

    /// <summary>Judges what had to wait for the end of a value.</summary>
    private void JudgeKept(in Frame frame)
    {
        var token = -1;
        if (_scanner.EndOffset - frame.StartOffset <= _limits.MaxBufferedBytes)
        {
            var start = _frames[_keptFrame].StartOffset;
            _tree!.Attach(_buffer.Bytes, (int)(start - _buffer.BaseOffset));
            token = _tree.ReadTo((int)(_scanner.EndOffset - start));
        }

        for (var i = frame.EvalStart; i < frame.EvalEnd; i++)
        {
            foreach (var rule in BufferedRules(_plans[i].Plan, frame.IsObject))
            {
                if (IsDead(_plans[i].Context))
                {
                    break;
                }

                if (token < 0)
                {
                    ReportTooLarge(rule.Site);
                }
                else
                {
                    Judge(rule, token, _plans[i].Context);
                }
            }
        }

        if (_keptFrame == _depth)
        {
            _keptFrame = -1;
        }
    }

    private void Judge(BufferedRule rule, int token, int context)
    {
        var isQuiet = _stopsAtFirst || (context != 0 && _contexts[context].IsQuiet);
        var report = isQuiet ? null : new FindingReport(this, context);
        var visit = new Visit(rule.Node, token, rule.Site.IsAdvice, report, null);
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
            Accept(null, rule.Site.IsAdvice, context);
        }
    }

    private MarkSet Evaluated(in Visit visit) => _trees!.Evaluated(visit.Node, visit.Value, visit.IsAdvice);

    private void ReportTooLarge(Site site)
    {
        var position = PositionOf(_valueOffset);
        _errors += site.IsAdvice ? 0 : 1;
        _sink.OnFinding(new SchemaFinding
        {
            Fault = JsonFault.TooLargeToBuffer,
            Keyword = site.Keyword,
            SchemaLocation = site.Location,
            IsAdvice = site.IsAdvice,
            Rule = site.Rule,
            InstancePointer = PointerAt(_valueDepth),
            Line = position.Line,
            Column = position.Column,
            Offset = _valueOffset,
        });
    }
}
