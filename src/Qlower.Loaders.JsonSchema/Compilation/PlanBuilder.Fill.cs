using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Qlower.Loaders.JsonSchema.Checks;

namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>What goes into one plan.</summary>
internal sealed partial class PlanBuilder
{
    private void Fill(Plan plan, List<PlanRoot> closure)
    {
        var nodes = closure.Where(root => root.Node.Boolean is null).ToList();
        plan.Falses = [.. closure.Where(root => root.Node.Boolean == false).Select(root => root.Node.FalseSite(root.IsAdvice))];
        plan.Tags = [.. nodes.Where(root => root.Node.Tag is not null).Select(root => new ObservedTag(root.Node.Tag!, root.Node.Id))];
        _observes |= plan.Tags.Length > 0;

        List<Check> checks = [.. nodes.SelectMany(root => root.Node.Checks.Select(spec =>
            spec.Create(root.Node.SiteOf(spec.Keyword, spec.Expected, root.IsAdvice))))];
        foreach (var kind in Enum.GetValues<JsonValueKind>())
        {
            plan.Checks[(int)kind] = kind == JsonValueKind.Undefined ? [] : [.. checks.Where(check => check.Concerns(kind))];
        }

        plan.Conditionals = [.. nodes.SelectMany(root => Conditionals(root, plan.Scope))];
        FillObject(plan, nodes);
        FillArray(plan, nodes);
        FillBuffered(plan, nodes);
        plan.HasTagsOrAdvice = plan.Tags.Length > 0 || closure.Exists(root => root.IsAdvice)
            || plan.Conditionals.Any(conditional => conditional.MustBeSeen);
        plan.IsPlainForScalars = plan.Tags.Length + plan.Falses.Length + plan.Conditionals.Length == 0;
    }

    private IEnumerable<Conditional> Conditionals(PlanRoot root, NameScope scope)
    {
        var node = root.Node;
        if (node.AnyOf.Count > 0)
        {
            yield return Make(ConditionalKind.AnyOf, "anyOf", [.. node.AnyOf]);
        }

        if (node.OneOf.Count > 0)
        {
            yield return Make(ConditionalKind.OneOf, "oneOf", [.. node.OneOf]);
        }

        if (node.Not is not null)
        {
            yield return Make(ConditionalKind.Not, "not", node.Not);
        }

        if (node.If is not null && (node.Then ?? node.Else) is not null)
        {
            yield return Make(ConditionalKind.IfThenElse, "if", node.If, node.Then, node.Else);
        }

        foreach (var (trigger, schema) in node.DependentSchemas)
        {
            yield return new Conditional(ConditionalKind.DependentSchema, node.SiteOf(schema.Holder, trigger, root.IsAdvice),
                [Branch(schema, root.IsAdvice, scope)], scope.Find(_names.Add(trigger)));
        }

        Conditional Make(ConditionalKind kind, string keyword, params SchemaNode?[] branches) =>
            new(kind, node.SiteOf(keyword, null, root.IsAdvice), [.. branches.Select(branch => Branch(branch, root.IsAdvice, scope))]);
    }

    private Plan? Branch(SchemaNode? node, bool advice, NameScope scope)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var closure = node is null ? [] : Close([new PlanRoot(node, advice)]);
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
        var objects = nodes.Where(root => root.Node.HasObjectKeywords).ToList();
        plan.Members = new Plan?[scope.Count];
        for (var local = 0; local < scope.Count && objects.Count > 0; local++)
        {
            var name = _names.Text(scope.IdOf(local));
            plan.Members[local] = PlanOf([.. objects.SelectMany(root => MembersOf(root, name))]);
        }

        plan.UnknownMember = PlanOf([.. objects.Where(root => root.Node.PatternProperties.Count == 0)
            .SelectMany(root => Roots(root.Node.AdditionalProperties, root.IsAdvice))]);
        plan.Patterns = [.. objects.Where(root => root.Node.PatternProperties.Count > 0).Select(root => new PatternGroup(
            [.. root.Node.PatternProperties.Select(item => (item.Pattern, PlanOf(Roots(item.Schema, root.IsAdvice))))],
            PlanOf(Roots(root.Node.AdditionalProperties, root.IsAdvice))))];
        plan.PropertyNames = PlanOf([.. nodes.SelectMany(root => Roots(root.Node.PropertyNames, root.IsAdvice))]);

        plan.Required = [.. nodes.Where(root => root.Node.Required.Count > 0).Select(root => new RequiredGroup(
            root.Node.SiteOf("required", null, root.IsAdvice), -1, Locals(scope, root.Node.Required)))];
        plan.RequiredMask = new ulong[scope.Words];
        foreach (var local in plan.Required.SelectMany(group => group.Locals))
        {
            plan.RequiredMask[local / 64] |= 1UL << (local % 64);
        }

        plan.DependentRequired = [.. nodes.SelectMany(root =>
            Dependent(root, "dependentRequired", root.Node.DependentRequired, scope)
                .Concat(Dependent(root, "dependencies", root.Node.Dependencies, scope)))];
        plan.MemberCounts = [.. nodes.SelectMany(root => Bounds(root, "minProperties", root.Node.MinProperties,
            "maxProperties", root.Node.MaxProperties))];
    }

    private IEnumerable<RequiredGroup> Dependent(
        PlanRoot root, string keyword, List<(string Trigger, List<string> Needed)> items, NameScope scope) =>
        items.Select(item => new RequiredGroup(
            root.Node.SiteOf(keyword, item.Trigger, root.IsAdvice), scope.Find(_names.Add(item.Trigger)), Locals(scope, item.Needed)));

    private void FillArray(Plan plan, List<PlanRoot> nodes)
    {
        var longest = nodes.Count == 0 ? 0 : nodes.Max(root => root.Node.PrefixItems.Count);
        plan.PrefixItems = new Plan?[longest];
        for (var i = 0; i < longest; i++)
        {
            plan.PrefixItems[i] = PlanOf([.. nodes.SelectMany(root =>
                Roots(i < root.Node.PrefixItems.Count ? root.Node.PrefixItems[i] : root.Node.Items, root.IsAdvice))]);
        }

        plan.Items = PlanOf([.. nodes.SelectMany(root => Roots(root.Node.Items, root.IsAdvice))]);
        plan.ItemCounts = [.. nodes.SelectMany(root => Bounds(root, "minItems", root.Node.MinItems, "maxItems", root.Node.MaxItems))];
    }

    private static IEnumerable<PlanRoot> MembersOf(PlanRoot root, string name)
    {
        var found = false;
        if (root.Node.Properties.TryGetValue(name, out var known))
        {
            found = true;
            yield return new PlanRoot(known, root.IsAdvice);
        }

        var utf8 = Encoding.UTF8.GetBytes(name);
        foreach (var (pattern, schema) in root.Node.PatternProperties)
        {
            if (pattern.IsMatch(utf8))
            {
                found = true;
                yield return new PlanRoot(schema, root.IsAdvice);
            }
        }

        if (!found && root.Node.AdditionalProperties is { } additional)
        {
            yield return new PlanRoot(additional, root.IsAdvice);
        }
    }

    private static List<PlanRoot> Roots(SchemaNode? node, bool advice) => node is null ? [] : [new PlanRoot(node, advice)];

    private int[] Locals(NameScope scope, List<string> names) => [.. names.Select(name => scope.Find(_names.Add(name)))];

    private static IEnumerable<CountBound> Bounds(PlanRoot root, string minName, long? minimum, string maxName, long? maximum)
    {
        if (minimum is > 0)
        {
            var expected = minimum.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
            yield return new CountBound(root.Node.SiteOf(minName, expected, root.IsAdvice), minimum.Value, long.MaxValue);
        }

        if (maximum is not null)
        {
            var expected = maximum.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
            yield return new CountBound(root.Node.SiteOf(maxName, expected, root.IsAdvice), 0, maximum.Value);
        }
    }
}
