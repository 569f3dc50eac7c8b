using System.Runtime.CompilerServices;

namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>Turns nodes into plans. Sets of nodes that can describe the same value are merged into one plan, once.</summary>
internal sealed partial class PlanBuilder
{
    /// <summary>Merging can multiply plans; schemas of practice stay far below this.</summary>
    private const int MaxPlans = 50_000;

    private readonly NameTable _names = new();
    private readonly Dictionary<string, Plan> _plans = new(StringComparer.Ordinal);
    private readonly Queue<(Plan Plan, List<PlanRoot> Closure)> _pending = new();
    private int _guessCount;
    private int _count;
    private bool _observes;

    public CompiledSchema Build(SchemaNode root)
    {
        try
        {
            var plan = PlanOf([new PlanRoot(root, false)]);
            while (_pending.TryDequeue(out var next))
            {
                OpenScope(next.Plan, next.Closure);
                Fill(next.Plan, next.Closure);
            }

            _names.Freeze();
            return new CompiledSchema(plan, _names, _guessCount)
            {
                RootNode = root,
                BufferedKeywords = [.. _buffered.Values.DistinctBy(item => item.SchemaLocation)],
                Observes = _observes,
            };
        }
        catch (InsufficientExecutionStackException)
        {
            throw new SchemaCompilationException([new SchemaError(root.Pointer, "Too many schemas apply one another on the same value.")]);
        }
    }

    /// <summary>The plan of a value that all these schemas describe; null when they accept everything.</summary>
    private Plan? PlanOf(List<PlanRoot> roots)
    {
        var closure = Close(roots);
        if (closure.Count == 0)
        {
            return null;
        }

        var key = string.Join(' ', closure.Select(root => (root.Node.Id * 2) + (root.IsAdvice ? 1 : 0)).Order());
        if (!_plans.TryGetValue(key, out var plan))
        {
            CountPlan(roots[0].Node);
            plan = new Plan(null);
            _plans.Add(key, plan);
            _pending.Enqueue((plan, closure));
        }

        return plan;
    }

    private void CountPlan(SchemaNode node)
    {
        if (++_count > MaxPlans)
        {
            throw new SchemaCompilationException([new SchemaError(node.Pointer, "Too many schemas combine on the same values.")]);
        }
    }

    /// <summary>The schemas that apply to the value unconditionally, outer ones first.</summary>
    private List<PlanRoot> Close(List<PlanRoot> roots)
    {
        var seen = new HashSet<PlanRoot>();
        var closure = new List<PlanRoot>();
        foreach (var root in roots)
        {
            Close(root, seen, closure);
        }

        // What is demanded need not be advised too.
        closure.RemoveAll(root => root.IsAdvice && seen.Contains(root with { IsAdvice = false }));
        return closure;
    }

    private void Close(PlanRoot root, HashSet<PlanRoot> seen, List<PlanRoot> closure)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (root.Node.Boolean == true || !seen.Add(root))
        {
            return;
        }

        closure.Add(root);
        if (Streamed(root.Node) is { } streamed)
        {
            Close(new PlanRoot(streamed, root.IsAdvice), seen, closure);
        }

        foreach (var (_, target) in root.Node.References)
        {
            Close(new PlanRoot(target, root.IsAdvice), seen, closure);
        }

        foreach (var part in root.Node.AllOf)
        {
            Close(new PlanRoot(part, root.IsAdvice), seen, closure);
        }

        foreach (var part in root.Node.Advice)
        {
            Close(new PlanRoot(part, true), seen, closure);
        }
    }

    private void OpenScope(Plan plan, List<PlanRoot> closure)
    {
        var ids = new List<int>();
        var seen = new HashSet<int>();
        CollectNames(closure, name =>
        {
            var id = _names.Add(name);
            if (seen.Add(id))
            {
                ids.Add(id);
            }
        }, []);
        plan.Scope = new NameScope(ids, _guessCount);
        _guessCount += ids.Count + 1;
    }

    private void CollectNames(List<PlanRoot> closure, Action<string> add, HashSet<SchemaNode> done)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var (node, advice) in closure)
        {
            // Branches may share what they refer to; going through it again for each would take time without end.
            if (!done.Add(node))
            {
                continue;
            }

            foreach (var name in node.Properties.Keys.Concat(node.Required).Concat(node.DependentSchemas.Select(item => item.Trigger)))
            {
                add(name);
            }

            foreach (var (trigger, needed) in node.DependentRequired.Concat(node.Dependencies))
            {
                add(trigger);
                needed.ForEach(add);
            }

            SchemaNode?[] single = [node.Not, node.If, node.Then, node.Else];
            foreach (var branch in single.OfType<SchemaNode>().Concat(node.AnyOf).Concat(node.OneOf)
                .Concat(node.DependentSchemas.Select(item => item.Schema)))
            {
                CollectNames(Close([new PlanRoot(branch, advice)]), add, done);
            }
        }
    }
}
