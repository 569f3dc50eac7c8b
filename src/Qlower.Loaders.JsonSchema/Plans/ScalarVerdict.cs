using Qlower.Loaders.JsonSchema.Checks;

namespace Qlower.Loaders.JsonSchema.Plans;

/// <summary>Whether a scalar passes, without findings. Recurses on the schema only.</summary>
internal static class ScalarVerdict
{
    public static bool Passes(Conditional conditional, in ScalarValue value)
    {
        // Within a warning, warnings count as failures of a branch; elsewhere they do not.
        var isWarning = conditional.Site.IsWarning;
        var branches = conditional.Branches;
        switch (conditional.Kind)
        {
            case ConditionalKind.Not:
                return !Passes(branches[0], value, isWarning);
            case ConditionalKind.DependentSchema:
                return true;
            case ConditionalKind.IfThenElse:
                return Passes(branches[Passes(branches[0], value, isWarning) ? 1 : 2], value, isWarning);
            default:
                var passed = 0;
                foreach (var branch in branches)
                {
                    if (Passes(branch, value, isWarning) && (++passed > 1 || conditional.Kind == ConditionalKind.AnyOf))
                    {
                        break;
                    }
                }

                return passed == 1;
        }
    }

    private static bool Passes(Plan? plan, in ScalarValue value, bool countWarnings)
    {
        if (plan is null)
        {
            return true;
        }

        foreach (var site in plan.Falses)
        {
            if (countWarnings || !site.IsWarning)
            {
                return false;
            }
        }

        foreach (var check in plan.ChecksFor(value.Kind))
        {
            if (!check.Passes(value) && (countWarnings || !check.Site.IsWarning))
            {
                return false;
            }
        }

        foreach (var conditional in plan.Conditionals)
        {
            if ((countWarnings || !conditional.Site.IsWarning) && !Passes(conditional, value))
            {
                return false;
            }
        }

        return true;
    }
}
