using Qlower.Loaders.CrashPoints.Tests.Hosts;
using Qlower.Loaders.CrashPoints.Tests.Stores;

namespace Qlower.Loaders.CrashPoints.Tests;

/// <summary>A folder with everything of one scenario, and its copies. Disposing deletes them.</summary>
internal sealed class CrashFolder(CrashStore store, Scenario scenario) : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("crash-").FullName;
    private int _copies;

    /// <summary>Loads the earlier files, and puts the others into the inbox.</summary>
    public static async Task<CrashFolder> CreateAsync(CrashStore store, Scenario scenario)
    {
        await store.StartAsync();
        var folder = new CrashFolder(store, scenario);
        Directory.CreateDirectory(Path.Combine(folder.Template, "inbox"));
        foreach (var file in scenario.Earlier)
        {
            file.WriteTo(folder.Template);
        }

        if (scenario.Earlier.Count > 0)
        {
            await using var hosts = await HostsProcess.StartAsync([folder.PlanOf(folder.Template) with { Request = null }]);
            await hosts.WaitAsync(1, "done");
            await hosts.EndAsync();
        }

        foreach (var file in scenario.Files)
        {
            file.WriteTo(folder.Template);
        }

        return folder;
    }

    /// <summary>Makes a copy for one run.</summary>
    public async Task<HostPlan> CopyAsync()
    {
        var copy = Path.Combine(_root, $"copy-{++_copies}");
        var directories = Directory.GetDirectories(Template, "*", SearchOption.AllDirectories).Prepend(Template).ToArray();
        foreach (var directory in directories)
        {
            Directory.CreateDirectory(Path.Combine(copy, Path.GetRelativePath(Template, directory)));
        }

        foreach (var file in Directory.EnumerateFiles(Template, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(copy, Path.GetRelativePath(Template, file)));
        }

        foreach (var directory in directories)
        {
            Directory.SetLastWriteTimeUtc(Path.Combine(copy, Path.GetRelativePath(Template, directory)), Directory.GetLastWriteTimeUtc(directory));
        }

        await store.CopyAsync(Template, copy);
        return PlanOf(copy);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Template => Path.Combine(_root, "template");

    private HostPlan PlanOf(string folder) => new(folder, store.Name, store.ConnectionOf(folder), scenario.Request, scenario.FailsOnce);
}
