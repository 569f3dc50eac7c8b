namespace Qlower.Loaders.RulePacks;

/// <summary>
/// Reports types that look like stages and never run, because they are not public, abstract or open generics. Base classes of stages, validators that
/// others include, and stages that the host added itself are used and not reported.
/// </summary>
internal static class HiddenClasses
{
    /// <param name="pack">The pack, whose classes were created.</param>
    /// <param name="ofHost">The stages that the host added itself.</param>
    public static void Check(RulePack pack, IEnumerable<Type> ofHost)
    {
        var used = pack.Stages.SelectMany(stage => BasesOf(stage.Type)).Concat(pack.ChildValidators.SelectMany(BasesOf)).Concat(ofHost).ToHashSet();
        foreach (var hidden in pack.Hidden.Where(hidden => !used.Contains(hidden.Type)))
        {
            if (hidden.Type.IsAbstract || hidden.Type.ContainsGenericParameters)
            {
                pack.Notes.Add($"{hidden.Type.FullName} is {hidden.Reason}, and no class of the pack derives from it: it never runs.");
            }
            else if (IsStage(hidden.Type))
            {
                pack.Problems.Add($"{hidden.Type.FullName} is {hidden.Reason}, so that it never runs. Make it a public class{OuterOf(hidden.Type)}, or remove it.");
            }
            else
            {
                pack.Notes.Add($"{hidden.Type.FullName} is {hidden.Reason}, and no validator of the pack includes it: it never runs.");
            }
        }
    }

    /// <summary>Whether the type would run if it were a public class.</summary>
    private static bool IsStage(Type type) =>
        type.IsAssignableTo(typeof(IValidator)) || type.IsAssignableTo(typeof(ITransformer))
        || RecordValidators.RecordsOf(type).Any(record => RecordValidators.ModelOf(record) is not null);

    private static string OuterOf(Type type) => type.DeclaringType is { IsVisible: false } outer ? $", and {outer.Name} around it" : "";

    private static IEnumerable<Type> BasesOf(Type type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            yield return at.IsGenericType ? at.GetGenericTypeDefinition() : at;
        }
    }
}
