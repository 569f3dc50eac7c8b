using System.Reflection;
using Qlower.Loaders.Rules;

namespace Qlower.Loaders.RulePacks;

/// <summary>Reads the members of a pack: partner, version, rules, categories and overlay.</summary>
internal static class RulePackReader
{
    public static void Read(RulePack pack, IReadOnlyList<Type> markers)
    {
        ReadOverlay(pack);
        if (markers.Count != 1)
        {
            pack.Problems.Add(markers.Count == 0
                ? "No IRulePack found: a pack has one public class that implements it."
                : $"More than one IRulePack: {string.Join(", ", markers.Select(marker => marker.FullName))}.");
            return;
        }

        if (Make(markers[0], pack.Problems) is not { } instance)
        {
            return;
        }

        try
        {
            ReadIdentity(pack, instance);
            pack.Rules = [.. instance.Rules ?? []];
            pack.Categories = ReadCategories(instance.Categories, pack.Problems);
        }
        catch (Exception exception)
        {
            // Code of the pack's author: every exception is a problem of the pack, reported with its cause.
            pack.Problems.Add($"{markers[0].FullName} cannot be read: {Cause(exception)}");
        }

        CheckRules(pack);
    }

    /// <summary>An exception as type and message, without the reflection around it.</summary>
    public static string Cause(Exception exception)
    {
        while (exception is TargetInvocationException or TypeInitializationException && exception.InnerException is { } inner)
        {
            exception = inner;
        }

        return $"{exception.GetType().Name}: {exception.Message}";
    }

    private static IRulePack? Make(Type marker, List<string> problems)
    {
        if (marker.GetConstructor(Type.EmptyTypes) is not { } constructor)
        {
            problems.Add($"{marker.FullName} has no public constructor without parameters.");
            return null;
        }

        try
        {
            return (IRulePack)constructor.Invoke(null);
        }
        catch (Exception exception)
        {
            problems.Add($"{marker.FullName} cannot be created: {Cause(exception)}");
            return null;
        }
    }

    private static void ReadIdentity(RulePack pack, IRulePack instance)
    {
        pack.Partner = instance.PartnerId ?? "";
        pack.Version = instance.Version ?? "";
        if (string.IsNullOrWhiteSpace(pack.Partner))
        {
            pack.Partner = "";
            pack.Problems.Add("It names no partner.");
        }

        if (string.IsNullOrWhiteSpace(pack.Version))
        {
            pack.Problems.Add("It has no version.");
        }
    }

    private static Dictionary<string, string> ReadCategories(IReadOnlyDictionary<string, string>? categories, List<string> problems)
    {
        var read = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (purpose, category) in categories ?? new Dictionary<string, string>())
        {
            var key = purpose.Trim();
            if (key.Length == 0 || string.IsNullOrWhiteSpace(category))
            {
                problems.Add($"The category '{purpose}' or its internal category is empty.");
            }
            else if (!read.TryAdd(key, category) && read[key] != category)
            {
                problems.Add($"The category '{key}' maps to both '{read[key]}' and '{category}': case and outer blanks are ignored.");
            }
        }

        return read;
    }

    private static void CheckRules(RulePack pack)
    {
        pack.Problems.AddRange(RuleChecks.Find(pack.Rules));
        if (pack.Problems.Count > 0)
        {
            pack.Rules = [.. pack.Rules.Where(rule => rule is { Code: not null, Title: not null })];
        }
    }

    private static void ReadOverlay(RulePack pack)
    {
        if (pack.Candidate.Types is not null)
        {
            pack.Overlay = pack.Candidate.Overlay;
            return;
        }

        OverlayResource.Read(pack, pack.Candidate.Assembly!);
    }
}
