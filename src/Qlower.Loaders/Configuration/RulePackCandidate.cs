using System.Reflection;

namespace Qlower.Loaders.Configuration;

/// <summary>An assembly that the host named or that is in a rule pack folder, before it is read.</summary>
internal sealed class RulePackCandidate
{
    /// <summary>The name of the assembly, or of the folder where there is none.</summary>
    public required string Name { get; init; }

    /// <summary>Where it lies; empty for an assembly without a file.</summary>
    public required string Location { get; init; }

    /// <summary>The assembly; <see langword="null"/> when it could not be loaded, which <see cref="Problems"/> explain.</summary>
    public Assembly? Assembly { get; init; }

    /// <summary>Reads only these types of the assembly and skips its resources; <see langword="null"/> for all of it.</summary>
    public IReadOnlyList<Type>? Types { get; init; }

    /// <summary>The overlay that goes with <see cref="Types"/>; <see langword="null"/> for none.</summary>
    public byte[]? Overlay { get; init; }

    /// <summary>The folder of the pack; <see langword="null"/> for an assembly that the host named.</summary>
    public DirectoryInfo? Folder { get; init; }

    /// <summary>What went wrong so far.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    public static RulePackCandidate Of(Assembly assembly, IReadOnlyList<string>? problems = null, DirectoryInfo? folder = null) => new()
    {
        Name = assembly.GetName().Name ?? assembly.ToString(),
        Location = assembly.Location,
        Assembly = assembly,
        Folder = folder,
        Problems = problems ?? [],
    };

    public static RulePackCandidate Broken(string name, string location, IReadOnlyList<string> problems) =>
        new() { Name = name, Location = location, Problems = problems };
}
