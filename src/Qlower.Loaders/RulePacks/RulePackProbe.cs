using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Rules;
using Qlower.Shared;

namespace Qlower.Loaders.RulePacks;

/// <summary>Makes each class of a pack once, as a load would, and asks it what it handles.</summary>
internal static class RulePackProbe
{
    /// <param name="pack">The pack; gets the problems, and what its classes handle.</param>
    /// <param name="scope">The services of a scope like that of a load.</param>
    /// <param name="codes">The code of every rule that has texts.</param>
    public static void Run(RulePack pack, IServiceProvider scope, IReadOnlyCollection<string> codes)
    {
        var services = scope.GetRequiredService<RulePackScope>().For(pack);
        var all = new List<ValidatorRules>();
        var hasFailed = false;
        var silent = new List<RulePackStage>();
        foreach (var stage in pack.Stages)
        {
            try
            {
                Ask(pack, stage, services.Get(stage.Type), codes, all);
                if (stage.Models.Count == 0)
                {
                    silent.Add(stage);
                }
            }
            catch (Exception exception)
            {
                hasFailed = true;

                // Code of the pack's author, and of what it asks for.
                pack.Problems.Add($"{stage.Type.FullName} cannot be created: {RulePackReader.Cause(exception)}");
            }
        }

        pack.ChildValidators = [.. all.SelectMany(rules => rules.Children).Distinct()];
        if (!hasFailed)
        {
            NoteUnraised(pack, all);
        }

        foreach (var stage in silent)
        {
            pack.Notes.Add($"{stage.Type.FullName} handles no model: it never runs.");
        }

        pack.Skipped =
        [
            .. pack.Skipped
                .Concat(silent.Select(stage => new SkippedType(stage.Type.FullName ?? stage.Type.Name, "handles no model")))
                .OrderBy(type => type.Name, StringComparer.Ordinal),
        ];
        pack.Stages = [.. pack.Stages.Except(silent)];
    }

    private static void Ask(RulePack pack, RulePackStage stage, object instance, IReadOnlyCollection<string> codes, List<ValidatorRules> all)
    {
        var handled = RecordModels.All.Where(model =>
            (instance is IValidator own && own.Handles(model)) || (instance is ITransformer transformer && transformer.Handles(model)));
        stage.Models = [.. stage.Models.Concat(handled).Distinct().Order()];
        if (instance is not FluentValidation.IValidator validator)
        {
            return;
        }

        var rules = new ValidatorRules();
        rules.Add(validator);
        all.Add(rules);
        if (rules.Count == 0)
        {
            pack.Notes.Add($"{stage.Type.FullName} defines no rule.");
        }

        foreach (var code in rules.Codes.Distinct(StringComparer.Ordinal).Where(code => !codes.Contains(code)))
        {
            pack.Problems.Add(RuleCodeForm.IsWellFormed(code)
                ? $"{stage.Type.FullName} reports {code}, which has no texts: no rule of the pack, of the host or of the core has it.{NearestName.Suggest(code, codes)}"
                : $"{stage.Type.FullName} reports '{code}', which is malformed: two to ten capital letters and four digits.{NearestName.Suggest(code, codes)}");
        }
    }

    /// <summary>Notes the rules that nothing raises, where no code of the author can raise them unseen.</summary>
    private static void NoteUnraised(RulePack pack, List<ValidatorRules> all)
    {
        if (pack.RecordSchemas.Count > 0 || !pack.Stages.All(stage => stage.Records.Count > 0 && !stage.IsTransformer && !stage.Type.IsAssignableTo(typeof(IValidator)))
            || !all.TrueForAll(rules => rules.AreAllKnown))
        {
            return;
        }

        var raised = all.SelectMany(rules => rules.Codes).Concat(pack.OverlayRules).ToHashSet(StringComparer.Ordinal);
        foreach (var rule in pack.Rules.Where(rule => !raised.Contains(rule.Code)))
        {
            pack.Notes.Add($"The rule {rule.Code} is raised by nothing: neither the overlay nor a validator names it.");
        }
    }
}
