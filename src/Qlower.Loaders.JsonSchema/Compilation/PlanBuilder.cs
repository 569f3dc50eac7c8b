using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Qlower.Loaders.JsonSchema.Names;
using Qlower.Loaders.JsonSchema.Plans;
using Qlower.Loaders.JsonSchema.Schemas;

namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>Turns nodes into plans. Sets of nodes that can describe the same value are merged into one plan, once.</summary>
internal sealed partial class PlanBuilder
{
    /// <summary>Merging can multiply plans; real schemas need far fewer.</summary>
    private const int MaxPlans = 50_000;

    private readonly NameTable _names = new();
    private readonly Dictionary<string, Plan> _plans = new(StringComparer.Ordinal);
    private readonly Queue<PendingPlan> _pending = new();
    private int _guessCount;
    private int _count;
    private bool _observes;

    public SchemaProgram Build(SchemaNode root)
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
            return new SchemaProgram
            {
                Root = plan,
                RootNode = root,
                Names = _names,
                GuessCount = _guessCount,
                Observes = _observes,
                BufferedKeywords = BufferedKeywords(),
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

        var key = KeyOf(closure);
        if (!_plans.TryGetValue(key, out var plan))
        {
            CountPlan(roots[0].Node);
            plan = new Plan(null);
            _plans.Add(key, plan);
            _pending.Enqueue(new PendingPlan(plan, closure));
        }

        return plan;
    }

    /// <summary>The plan of all these schemas for one part of the value.</summary>
    private Plan? PlanOf(List<PlanRoot> roots, Func<SchemaNode, SchemaNode?> part)
    {
        List<PlanRoot> parts = [];
        foreach (var root in roots)
        {
            if (part(root.Node) is { } node)
            {
                parts.Add(new PlanRoot(node, root.IsWarning));
            }
        }

        return PlanOf(parts);
    }

    /// <summary>A key that is equal for equal sets of schemas in any order: their numbers, two characters each.</summary>
    private static string KeyOf(List<PlanRoot> closure)
    {
        var numbers = new int[closure.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = (closure[i].Node.Id * 2) + (closure[i].IsWarning ? 1 : 0);
        }

        Array.Sort(numbers);
        return new string(MemoryMarshal.Cast<int, char>(numbers));
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

        // What is an error need not be a warning too.
        closure.RemoveAll(root => root.IsWarning && seen.Contains(root with { IsWarning = false }));
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
            Close(new PlanRoot(streamed, root.IsWarning), seen, closure);
        }

        foreach (var (_, target) in root.Node.References)
        {
            Close(new PlanRoot(target, root.IsWarning), seen, closure);
        }

        foreach (var part in root.Node.AllOf)
        {
            Close(new PlanRoot(part, root.IsWarning), seen, closure);
        }

        foreach (var part in root.Node.Warnings)
        {
            Close(new PlanRoot(part, true), seen, closure);
        }
    }

    private void OpenScope(Plan plan, List<PlanRoot> closure)
    {
        List<string> names = [];
        CollectNames(closure, names, []);
        var known = new HashSet<string>(StringComparer.Ordinal);
        var ids = new int[names.Count];
        foreach (var name in names)
        {
            if (known.Add(name))
            {
                ids[known.Count - 1] = _names.Add(name);
            }
        }

        plan.Scope = new NameScope(ids[..known.Count], _guessCount);
        _guessCount += known.Count + 1;
    }

    private void CollectNames(List<PlanRoot> closure, List<string> names, HashSet<SchemaNode> done)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var (node, isWarning) in closure)
        {
            // Branches may share what they refer to; visiting it again for each would take exponential time.
            if (!done.Add(node))
            {
                continue;
            }

            names.AddRange(node.Properties.Keys);
            names.AddRange(node.Required);
            foreach (var (trigger, _) in node.DependentSchemas)
            {
                names.Add(trigger);
            }

            AddNames(node.DependentRequired, names);
            AddNames(node.Dependencies, names);
            foreach (var branch in node.Branches())
            {
                CollectNames(Close([new PlanRoot(branch, isWarning)]), names, done);
            }
        }
    }

    private static void AddNames(List<(string Trigger, List<string> Needed)> dependent, List<string> names)
    {
        foreach (var (trigger, needed) in dependent)
        {
            names.Add(trigger);
            names.AddRange(needed);
        }
    }
}
