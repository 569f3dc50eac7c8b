using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Rules;

namespace Qlower.Loaders.RulePacks;

/// <summary>Makes each class of a pack once, as a load would, and asks it what it handles.</summary>
internal static class RulePackProbe
{
    public static void Run(RulePack pack, IServiceProvider scope, Func<string, bool> isKnownCode)
    {
        var services = scope.GetRequiredService<RulePackScope>().For(pack);
        var silent = new List<RulePackStage>();
        foreach (var stage in pack.Stages)
        {
            try
            {
                Ask(pack, stage, services.Get(stage.Type), isKnownCode);
                if (stage.Models.Count == 0)
                {
                    silent.Add(stage);
                }
            }
            catch (Exception exception)
            {
                // Code of the pack's author, and of what it asks for.
                pack.Problems.Add($"{stage.Type.FullName} cannot be created: {RulePackReader.Cause(exception)}");
            }
        }

        if (silent.Count > 0)
        {
            pack.Skipped =
            [
                .. pack.Skipped
                    .Concat(silent.Select(stage => new SkippedType(stage.Type.FullName ?? stage.Type.Name, "handles no model")))
                    .OrderBy(type => type.Name, StringComparer.Ordinal),
            ];
            pack.Stages = [.. pack.Stages.Except(silent)];
        }
    }

    private static void Ask(RulePack pack, RulePackStage stage, object instance, Func<string, bool> isKnownCode)
    {
        var handled = RecordModels.All.Where(model =>
            (instance is IValidator validator && validator.Handles(model)) || (instance is ITransformer transformer && transformer.Handles(model)));
        stage.Models = [.. stage.Models.Concat(handled).Distinct().Order()];
        if (instance is not FluentValidation.IValidator rules)
        {
            return;
        }

        var codes = rules.CreateDescriptor().Rules.SelectMany(rule => rule.Components).Select(component => component.ErrorCode);
        foreach (var code in codes.Where(RuleCodeForm.IsWellFormed).Distinct(StringComparer.Ordinal).Where(code => !isKnownCode(code)))
        {
            pack.Notes.Add($"{stage.Type.FullName} reports {code}, which is in no list of rules: it will be reported as {RuleCodes.PackRule}.");
        }
    }
}
