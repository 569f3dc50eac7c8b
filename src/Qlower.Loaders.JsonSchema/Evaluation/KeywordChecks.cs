using System.Text.Json;
using Qlower.Loaders.JsonSchema.Checks;
using Qlower.Loaders.JsonSchema.Names;
using Qlower.Loaders.JsonSchema.Plans;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>Checks values against the keywords of their plans that need no other value.</summary>
internal sealed class KeywordChecks(OpenValues values, NameTable names, ConditionalBranches branches)
{
    /// <summary>Checks a value, when it begins, against all plans from this index on.</summary>
    public void CheckStart(int start, in ScalarValue value)
    {
        for (var i = start; i < values.PlanTop; i++)
        {
            var plan = values.Plans[i].Plan;
            foreach (var site in plan.Falses)
            {
                branches.Report(site, values.Plans[i].Context, value, isFalse: true);
            }

            Check(plan, values.Plans[i].Context, value);
        }
    }

    public void Check(Plan plan, int context, in ScalarValue value)
    {
        foreach (var check in plan.Checks[(int)value.Kind])
        {
            if (!check.Passes(value))
            {
                branches.Report(check.Site, context, value);
            }
        }
    }

    /// <summary>Checks the number of members or items, and what is required, once a container has ended.</summary>
    public void CheckEnd(in PlanInUse use, bool isObject, long count)
    {
        var value = new ScalarValue(isObject ? JsonValueKind.Object : JsonValueKind.Array, default);
        foreach (var bound in isObject ? use.Plan.MemberCounts : use.Plan.ItemCounts)
        {
            if (count < bound.Minimum || count > bound.Maximum)
            {
                branches.Report(bound.Site, use.Context, value, actualCount: count);
            }
        }

        if (!isObject)
        {
            return;
        }

        var mask = use.Plan.RequiredMask;
        for (var word = 0; word < mask.Length; word++)
        {
            if ((mask[word] & ~values.Bits[use.Bits + word]) != 0)
            {
                ReportMissing(use, use.Plan.Required, value);
                break;
            }
        }

        if (use.Plan.DependentRequired.Length > 0)
        {
            ReportMissing(use, use.Plan.DependentRequired, value);
        }
    }

    private void ReportMissing(in PlanInUse use, RequiredGroup[] groups, in ScalarValue value)
    {
        foreach (var group in groups)
        {
            if (group.Trigger >= 0 && !values.IsSeen(use.Bits, group.Trigger))
            {
                continue;
            }

            foreach (var local in group.Locals)
            {
                if (!values.IsSeen(use.Bits, local))
                {
                    branches.Report(group.Site, use.Context, value, missing: names.Text(use.Plan.Scope.IdOf(local)));
                }
            }
        }
    }
}
