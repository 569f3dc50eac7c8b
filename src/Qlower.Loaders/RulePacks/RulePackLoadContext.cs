using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Qlower.Loaders.RulePacks;

/// <summary>
/// Loads one rule pack with dependencies of its own, so that two packs may use two versions of a library. The assemblies whose types
/// a pack and its host exchange are the host's, whatever lies in the pack's folder: a contract loaded twice would be two contracts.
/// </summary>
internal sealed class RulePackLoadContext : AssemblyLoadContext
{
    private static readonly Dictionary<string, Assembly> Shared = new Assembly[]
    {
        typeof(IRulePack).Assembly,
        typeof(FluentValidation.IValidator).Assembly,
        typeof(IServiceCollection).Assembly,
        typeof(ILogger).Assembly,
    }.ToDictionary(assembly => assembly.GetName().Name!, StringComparer.OrdinalIgnoreCase);

    private readonly AssemblyDependencyResolver _resolver;
    private readonly string _folder;

    /// <summary>A context for the assembly at this path.</summary>
    /// <exception cref="InvalidOperationException">What lies beside the assembly to describe its dependencies cannot be read.</exception>
    public RulePackLoadContext(string assemblyPath)
        : base("RulePack:" + Path.GetFileNameWithoutExtension(assemblyPath))
    {
        _resolver = new AssemblyDependencyResolver(assemblyPath);
        _folder = Path.GetDirectoryName(assemblyPath)!;
    }

    /// <summary>The host's assembly of this name where it is shared with rule packs.</summary>
    public static Assembly? FindShared(string? name) => name is null ? null : Shared.GetValueOrDefault(name);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (FindShared(assemblyName.Name) is { } shared)
        {
            return shared;
        }

        return Confined(_resolver.ResolveAssemblyToPath(assemblyName)) is { } path ? LoadFromAssemblyPath(path) : null;
    }

    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName) =>
        Confined(_resolver.ResolveUnmanagedDllToPath(unmanagedDllName)) is { } path ? LoadUnmanagedDllFromPath(path) : IntPtr.Zero;

    private string? Confined(string? path) =>
        path is null || RulePackPaths.IsInside(_folder, path)
            ? path
            : throw new FileLoadException($"'{Path.GetFileName(path)}' lies outside of the rule pack's folder.");
}
