using Qlower.Loaders.Configuration;

namespace Qlower.Loaders.RulePacks;

/// <summary>Loads the assemblies of a rule pack folder: one sub-folder for each pack. A failure becomes a problem of its pack; no folder is skipped.</summary>
internal static class RulePackFolderReader
{
    /// <summary>What lies in the folder at this full path, in order of names.</summary>
    public static IReadOnlyList<RulePackCandidate> Read(string path)
    {
        var root = new DirectoryInfo(path);
        if (!root.Exists)
        {
            return [RulePackCandidate.Broken(root.Name, root.FullName, [$"The rule pack folder does not exist: '{root.FullName}'."])];
        }

        try
        {
            var candidates = root.EnumerateFiles("*.dll").OrderBy(file => file.Name, StringComparer.Ordinal)
                .Select(Stray)
                .ToList();
            foreach (var folder in root.EnumerateDirectories().OrderBy(folder => folder.Name, StringComparer.Ordinal))
            {
                if (!folder.Name.StartsWith('.'))
                {
                    candidates.Add(ReadPack(root, folder));
                }
            }

            return candidates;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [RulePackCandidate.Broken(root.Name, root.FullName, [$"The rule pack folder cannot be read: {exception.Message}"])];
        }
    }

    private static RulePackCandidate Stray(FileInfo file) =>
        RulePackCandidate.Broken(file.Name, file.FullName, ["It lies in the rule pack folder itself: a pack has a sub-folder of its own."]);

    private static RulePackCandidate ReadPack(DirectoryInfo root, DirectoryInfo folder)
    {
        if (folder.LinkTarget is not null
            && (folder.ResolveLinkTarget(returnFinalTarget: true) is not { } target || !RulePackPaths.IsInside(root.FullName, target.FullName)))
        {
            return RulePackCandidate.Broken(folder.Name, folder.FullName, ["It is a link to outside of the rule pack folder."]);
        }

        var escapes = RulePackPaths.FindEscapes(folder);
        if (escapes.Count > 0)
        {
            return RulePackCandidate.Broken(
                folder.Name, folder.FullName, [.. escapes.Select(link => $"'{link}' is a link to outside of the pack's folder.")]);
        }

        var main = FindMain(folder, out var problem);
        return main is null ? RulePackCandidate.Broken(folder.Name, folder.FullName, [problem]) : Load(folder, main);
    }

    private static string? FindMain(DirectoryInfo folder, out string problem)
    {
        problem = "";
        var named = Path.Combine(folder.FullName, folder.Name + ".dll");
        if (File.Exists(named))
        {
            return named;
        }

        var packs = folder.GetFiles("*.dll").Where(file => RulePackMetadata.HasRulePack(file.FullName)).ToArray();
        if (packs.Length == 1)
        {
            return packs[0].FullName;
        }

        problem = packs.Length == 0
            ? $"No IRulePack found: there is no {folder.Name}.dll, and no other assembly with an IRulePack."
            : $"There is no {folder.Name}.dll, and several assemblies have an IRulePack: "
                + string.Join(", ", packs.Select(file => file.Name).Order(StringComparer.Ordinal)) + ".";
        return null;
    }

    private static RulePackCandidate Load(DirectoryInfo folder, string path)
    {
        try
        {
            var context = new RulePackLoadContext(path);
            var assembly = context.LoadFromAssemblyPath(path);
            return RulePackCandidate.Of(assembly, RulePackDependencies.Check(context, assembly), folder);
        }
        catch (Exception exception) when (exception
            is IOException or UnauthorizedAccessException or BadImageFormatException or InvalidOperationException)
        {
            return RulePackCandidate.Broken(folder.Name, path, [$"The assembly cannot be loaded: {exception.Message}"]);
        }
    }
}
