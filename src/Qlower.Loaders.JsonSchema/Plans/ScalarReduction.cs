using System.Text.Json;
using Qlower.Loaders.JsonSchema.Checks;

namespace Qlower.Loaders.JsonSchema.Plans;

/// <summary>
/// The remaining checks of a plan for scalars of one kind, without those that every such scalar passes: a number under
/// <c>anyOf: [number, string with a pattern]</c> needs no check. Immutable.
/// </summary>
internal sealed class ScalarReduction
{
    private ScalarReduction(bool isHopeless, Check[] checks, Conditional[] conditionals)
    {
        NeverPasses = isHopeless;
        Checks = checks;
        Conditionals = conditionals;
    }

    private enum Chance
    {
        Never,
        Sometimes,
        Always,
    }

    /// <summary>Whether no scalar of this kind passes.</summary>
    public bool NeverPasses { get; }

    public Check[] Checks { get; }

    public Conditional[] Conditionals { get; }

    public bool IsEmpty => !NeverPasses && Checks.Length == 0 && Conditionals.Length == 0;

    public static ScalarReduction Of(Plan plan, JsonValueKind kind)
    {
        var conditionals = Array.FindAll(plan.Conditionals, item => item.MustBeSeen || ChanceOf(item, kind) != Chance.Always);
        var isHopeless = plan.Falses.Length > 0
            || Array.Exists(plan.Checks[(int)kind], check => ChanceOf(check, kind) == Chance.Never)
            || Array.Exists(conditionals, item => ChanceOf(item, kind) == Chance.Never);
        return new ScalarReduction(isHopeless, plan.Checks[(int)kind], conditionals);
    }

    /// <summary>Whether a scalar of this kind passes without any warning.</summary>
    public bool Passes(in ScalarValue value)
    {
        foreach (var check in Checks)
        {
            if (!check.Passes(value))
            {
                return false;
            }
        }

        foreach (var conditional in Conditionals)
        {
            if (conditional.MustBeSeen || !ScalarVerdict.Passes(conditional, value))
            {
                return false;
            }
        }

        return true;
    }

    private static Chance ChanceOf(Check check, JsonValueKind kind) => check switch
    {
        TypeCheck when kind != JsonValueKind.Number => Chance.Never,
        TypeCheck { AllowsIntegers: false } => Chance.Never,
        LiteralCheck literal when !literal.HasAny(kind) => Chance.Never,
        _ => Chance.Sometimes,
    };

    private static Chance ChanceOf(Plan? plan, JsonValueKind kind, bool countWarnings)
    {
        if (plan is null)
        {
            return Chance.Always;
        }

        var chance = Array.Exists(plan.Falses, site => countWarnings || !site.IsWarning) ? Chance.Never : Chance.Always;
        foreach (var check in plan.Checks[(int)kind])
        {
            if (countWarnings || !check.Site.IsWarning)
            {
                chance = Least(chance, ChanceOf(check, kind));
            }
        }

        foreach (var conditional in plan.Conditionals)
        {
            if (countWarnings || !conditional.Site.IsWarning)
            {
                chance = Least(chance, ChanceOf(conditional, kind));
            }
        }

        return chance;
    }

    private static Chance ChanceOf(Conditional conditional, JsonValueKind kind)
    {
        var chances = new Chance[conditional.Branches.Length];
        var (best, sure, unsure) = (Chance.Never, 0, 0);
        for (var i = 0; i < chances.Length; i++)
        {
            chances[i] = ChanceOf(conditional.Branches[i], kind, conditional.Site.IsWarning);
            best = best < chances[i] ? chances[i] : best;
            sure += chances[i] == Chance.Always ? 1 : 0;
            unsure += chances[i] == Chance.Sometimes ? 1 : 0;
        }

        switch (conditional.Kind)
        {
            case ConditionalKind.DependentSchema:
                return Chance.Always;
            case ConditionalKind.Not:
                return Chance.Always - (int)chances[0];
            case ConditionalKind.AnyOf:
                return best;
            case ConditionalKind.OneOf when unsure == 0:
                return sure == 1 ? Chance.Always : Chance.Never;
            case ConditionalKind.IfThenElse when chances[0] != Chance.Sometimes:
                return chances[0] == Chance.Always ? chances[1] : chances[2];
            case ConditionalKind.IfThenElse when chances[1] == chances[2]:
                return chances[1];
            default:
                return Chance.Sometimes;
        }
    }

    private static Chance Least(Chance left, Chance right) => left < right ? left : right;
}
