using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Qlower.Loaders.JsonSchema.Checks;
using Qlower.Loaders.JsonSchema.Names;
using Qlower.Loaders.JsonSchema.Plans;
using Qlower.Loaders.JsonSchema.Schemas;
using Qlower.Loaders.JsonSchema.Text;

namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>Fills one plan.</summary>
internal sealed partial class PlanBuilder
{
    private void Fill(Plan plan, List<PlanRoot> closure)
    {
        List<PlanRoot> nodes = [];
        List<Site> falses = [];
        List<ObservedTag> tags = [];
        List<Check> checks = [];
        List<Conditional> conditionals = [];
        foreach (var root in closure)
        {
            if (root.Node.Boolean == false)
            {
                falses.Add(root.Node.FalseSite(root.IsWarning));
                continue;
            }

            nodes.Add(root);
            if (root.Node.Tag is { } tag)
            {
                tags.Add(new ObservedTag(tag, root.Node.Id));
            }

            foreach (var spec in root.Node.Checks)
            {
                checks.Add(spec.Create(root.Node.SiteOf(spec.Keyword, spec.Expected, root.IsWarning)));
            }

            AddConditionals(root, plan.Scope, conditionals);
        }

        plan.Falses = [.. falses];
        plan.Tags = [.. tags];
        _observes |= tags.Count > 0;
        plan.Checks[(int)JsonValueKind.Undefined] = [];
        for (var kind = JsonValueKind.Object; kind <= JsonValueKind.Null; kind++)
        {
            plan.Checks[(int)kind] = [.. checks.FindAll(check => check.Concerns(kind))];
        }

        plan.Conditionals = [.. conditionals];
        FillObject(plan, nodes);
        FillArray(plan, nodes);
        FillBuffered(plan, nodes);
        plan.HasTagsOrWarnings = tags.Count > 0 || closure.Exists(root => root.IsWarning)
            || conditionals.Exists(conditional => conditional.MustBeSeen);
        plan.IsPlainForScalars = tags.Count + falses.Count + conditionals.Count == 0;
    }

    private void AddConditionals(PlanRoot root, NameScope scope, List<Conditional> conditionals)
    {
        var node = root.Node;
        if (node.AnyOf.Count > 0)
        {
            Add(ConditionalKind.AnyOf, "anyOf", [.. node.AnyOf]);
        }

        if (node.OneOf.Count > 0)
        {
            Add(ConditionalKind.OneOf, "oneOf", [.. node.OneOf]);
        }

        if (node.Not is not null)
        {
            Add(ConditionalKind.Not, "not", node.Not);
        }

        if (node.If is not null && (node.Then ?? node.Else) is not null)
        {
            Add(ConditionalKind.IfThenElse, "if", node.If, node.Then, node.Else);
        }

        foreach (var (trigger, schema) in node.DependentSchemas)
        {
            conditionals.Add(new Conditional(ConditionalKind.DependentSchema, node.SiteOf(schema.Holder, trigger, root.IsWarning),
                [Branch(schema, root.IsWarning, scope)], scope.Find(_names.Add(trigger))));
        }

        void Add(ConditionalKind kind, string keyword, params SchemaNode?[] branches) => conditionals.Add(new Conditional(
            kind, node.SiteOf(keyword, null, root.IsWarning), Array.ConvertAll(branches, branch => Branch(branch, root.IsWarning, scope))));
    }

    private Plan? Branch(SchemaNode? node, bool isWarning, NameScope scope)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var closure = node is null ? [] : Close([new PlanRoot(node, isWarning)]);
        if (closure.Count == 0)
        {
            return null;
        }

        CountPlan(node!);
        var plan = new Plan(scope);
        Fill(plan, closure);
        return plan;
    }

    private void FillObject(Plan plan, List<PlanRoot> nodes)
    {
        var scope = plan.Scope;
        var objects = nodes.FindAll(root => root.Node.HasObjectKeywords);
        plan.Members = new Plan?[scope.Count];
        for (var local = 0; local < scope.Count && objects.Count > 0; local++)
        {
            var name = _names.Text(scope.IdOf(local));
            List<PlanRoot> members = [];
            foreach (var root in objects)
            {
                AddMembers(root, name, members);
            }

            plan.Members[local] = PlanOf(members);
        }

        plan.UnknownMember = PlanOf(objects, node => node.PatternProperties.Count == 0 ? node.AdditionalProperties : null);
        List<PatternGroup> patterns = [];
        foreach (var root in objects)
        {
            if (root.Node.PatternProperties.Count > 0)
            {
                patterns.Add(PatternsOf(root));
            }
        }

        plan.Patterns = [.. patterns];
        plan.PropertyNames = PlanOf(nodes, node => node.PropertyNames);
        FillRequired(plan, nodes);
    }

    private PatternGroup PatternsOf(PlanRoot root)
    {
        var patterns = new (StringPattern, Plan?)[root.Node.PatternProperties.Count];
        for (var i = 0; i < patterns.Length; i++)
        {
            var (pattern, schema) = root.Node.PatternProperties[i];
            patterns[i] = (pattern, PlanOf([new PlanRoot(schema, root.IsWarning)]));
        }

        return new PatternGroup(patterns, PlanOf([root], node => node.AdditionalProperties));
    }

    private void FillRequired(Plan plan, List<PlanRoot> nodes)
    {
        List<RequiredGroup> required = [];
        List<RequiredGroup> dependent = [];
        List<CountBound> counts = [];
        plan.RequiredMask = new ulong[plan.Scope.Words];
        foreach (var root in nodes)
        {
            if (root.Node.Required.Count > 0)
            {
                var locals = Locals(plan.Scope, root.Node.Required);
                required.Add(new RequiredGroup(root.Node.SiteOf("required", null, root.IsWarning), -1, locals));
                foreach (var local in locals)
                {
                    plan.RequiredMask[local / 64] |= 1UL << (local % 64);
                }
            }

            AddDependent(root, "dependentRequired", root.Node.DependentRequired, plan.Scope, dependent);
            AddDependent(root, "dependencies", root.Node.Dependencies, plan.Scope, dependent);
            AddMinimum(root, "minProperties", root.Node.MinProperties, counts);
            AddMaximum(root, "maxProperties", root.Node.MaxProperties, counts);
        }

        plan.Required = [.. required];
        plan.DependentRequired = [.. dependent];
        plan.MemberCounts = [.. counts];
    }

    private void AddDependent(
        PlanRoot root, string keyword, List<(string Trigger, List<string> Needed)> items, NameScope scope, List<RequiredGroup> groups)
    {
        foreach (var (trigger, needed) in items)
        {
            groups.Add(new RequiredGroup(
                root.Node.SiteOf(keyword, trigger, root.IsWarning), scope.Find(_names.Add(trigger)), Locals(scope, needed)));
        }
    }

    private void FillArray(Plan plan, List<PlanRoot> nodes)
    {
        var longest = 0;
        List<CountBound> counts = [];
        foreach (var root in nodes)
        {
            longest = Math.Max(longest, root.Node.PrefixItems.Count);
            AddMinimum(root, "minItems", root.Node.MinItems, counts);
            AddMaximum(root, "maxItems", root.Node.MaxItems, counts);
        }

        plan.PrefixItems = new Plan?[longest];
        for (var i = 0; i < longest; i++)
        {
            plan.PrefixItems[i] = PlanOf(nodes, node => i < node.PrefixItems.Count ? node.PrefixItems[i] : node.Items);
        }

        plan.Items = PlanOf(nodes, node => node.Items);
        plan.ItemCounts = [.. counts];
    }

    private static void AddMembers(PlanRoot root, string name, List<PlanRoot> members)
    {
        var found = false;
        if (root.Node.Properties.TryGetValue(name, out var known))
        {
            found = true;
            members.Add(new PlanRoot(known, root.IsWarning));
        }

        var utf8 = Encoding.UTF8.GetBytes(name);
        foreach (var (pattern, schema) in root.Node.PatternProperties)
        {
            if (pattern.IsMatch(utf8))
            {
                found = true;
                members.Add(new PlanRoot(schema, root.IsWarning));
            }
        }

        if (!found && root.Node.AdditionalProperties is { } additional)
        {
            members.Add(new PlanRoot(additional, root.IsWarning));
        }
    }

    private int[] Locals(NameScope scope, List<string> names)
    {
        var locals = new int[names.Count];
        for (var i = 0; i < locals.Length; i++)
        {
            locals[i] = scope.Find(_names.Add(names[i]));
        }

        return locals;
    }

    private static void AddMinimum(PlanRoot root, string keyword, long? minimum, List<CountBound> bounds)
    {
        if (minimum is > 0)
        {
            bounds.Add(new CountBound(SiteOf(root, keyword, minimum.Value), minimum.Value, long.MaxValue));
        }
    }

    private static void AddMaximum(PlanRoot root, string keyword, long? maximum, List<CountBound> bounds)
    {
        if (maximum is not null)
        {
            bounds.Add(new CountBound(SiteOf(root, keyword, maximum.Value), 0, maximum.Value));
        }
    }

    private static Site SiteOf(PlanRoot root, string keyword, long bound) =>
        root.Node.SiteOf(keyword, CountText.Of(bound), root.IsWarning);
}
