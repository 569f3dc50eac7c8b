using System.Reflection;
using System.Runtime.Loader;

namespace Qlower.Loaders.RulePacks;

/// <summary>Loads what a rule pack needs when the host starts, so that nothing is found missing in the middle of a load.</summary>
internal static class RulePackDependencies
{
    public static IReadOnlyList<string> Check(AssemblyLoadContext context, Assembly assembly)
    {
        var problems = new List<string>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var waiting = new Queue<Assembly>([assembly]);
        while (waiting.TryDequeue(out var current))
        {
            foreach (var reference in current.GetReferencedAssemblies())
            {
                if (!seen.Add(reference.FullName))
                {
                    continue;
                }

                if (RulePackLoadContext.FindShared(reference.Name) is { } shared)
                {
                    CheckVersion(current, reference, shared, problems);
                }
                else if (TryLoad(context, current, reference, problems) is { } loaded && AssemblyLoadContext.GetLoadContext(loaded) == context)
                {
                    waiting.Enqueue(loaded);
                }
            }
        }

        return problems;
    }

    private static void CheckVersion(Assembly assembly, AssemblyName reference, Assembly shared, List<string> problems)
    {
        var own = shared.GetName().Version;
        if (reference.Version > own)
        {
            problems.Add($"{assembly.GetName().Name} was built with {reference.Name} {reference.Version}, and the host has {own}.");
        }
    }

    private static Assembly? TryLoad(AssemblyLoadContext context, Assembly assembly, AssemblyName reference, List<string> problems)
    {
        try
        {
            return context.LoadFromAssemblyName(reference);
        }
        catch (FileNotFoundException)
        {
            problems.Add($"{assembly.GetName().Name} needs {reference.Name} {reference.Version}, "
                + "which is neither in the pack's folder nor in the host.");
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            problems.Add($"{reference.Name} {reference.Version}, which {assembly.GetName().Name} needs, cannot be loaded: {exception.Message}");
        }

        return null;
    }
}
