using Qlower.Loaders.JsonSchema.Checks;

namespace Qlower.Loaders.JsonSchema.Plans;

/// <summary>Whether a scalar passes, without findings. Recurses on the schema only.</summary>
internal static class ScalarVerdict
{
    public static bool Passes(Conditional conditional, in ScalarValue value)
    {
        // Within advice, advice is what a branch consists of; elsewhere it does not count.
        var advice = conditional.Site.IsAdvice;
        var branches = conditional.Branches;
        switch (conditional.Kind)
        {
            case ConditionalKind.Not:
                return !Passes(branches[0], value, advice);
            case ConditionalKind.DependentSchema:
                return true;
            case ConditionalKind.IfThenElse:
                return Passes(branches[Passes(branches[0], value, advice) ? 1 : 2], value, advice);
            default:
                var passed = 0;
                foreach (var branch in branches)
                {
                    if (Passes(branch, value, advice) && (++passed > 1 || conditional.Kind == ConditionalKind.AnyOf))
                    {
                        break;
                    }
                }

                return passed == 1;
        }
    }

    private static bool Passes(Plan? plan, in ScalarValue value, bool countAdvice)
    {
        if (plan is null)
        {
            return true;
        }

        foreach (var site in plan.Falses)
        {
            if (countAdvice || !site.IsAdvice)
            {
                return false;
            }
        }

        foreach (var check in plan.ChecksFor(value.Kind))
        {
            if (!check.Passes(value) && (countAdvice || !check.Site.IsAdvice))
            {
                return false;
            }
        }

        foreach (var conditional in plan.Conditionals)
        {
            if ((countAdvice || !conditional.Site.IsAdvice) && !Passes(conditional, value))
            {
                return false;
            }
        }

        return true;
    }
}
