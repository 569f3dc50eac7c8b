using System.Reflection;
using Qlower.Loaders.Testing.Integration;
using Qlower.Loaders.Testing.Ledger;
using Qlower.Loaders.Testing.Sources;

namespace Qlower.Loaders.Testing;

/// <summary>
/// Finds implementations of contracts that no conformance fixture tests. A fixture names what it tests with
/// <see cref="ConformsAttribute"/>.
/// </summary>
public static class ConformanceCoverage
{
    private static readonly Dictionary<Type, Type> Suites = new()
    {
        [typeof(ILoadLedger)] = typeof(LoadLedgerConformance),
        [typeof(IIntegrator)] = typeof(IntegratorConformance),
        [typeof(IStagingIntegrator)] = typeof(StagingIntegratorConformance),
        [typeof(ICheckpointingIntegrator)] = typeof(CheckpointingIntegratorConformance),
        [typeof(IFileSource)] = typeof(FileSourceConformance),
        [typeof(IFileArchive)] = typeof(FileSourceConformance),
    };

    /// <summary>
    /// The implementations in an assembly that have no fixture in the tests' assembly.
    /// </summary>
    public static IReadOnlyList<string> Missing(Assembly implementations, Assembly tests) =>
    [
        .. from suite in Suites
           from implementation in implementations.GetTypes()
           where implementation is { IsClass: true, IsAbstract: false } && suite.Key.IsAssignableFrom(implementation)
           where !tests.GetTypes().Any(fixture => suite.Value.IsAssignableFrom(fixture)
               && fixture.GetCustomAttribute<ConformsAttribute>()?.Implementation == implementation)
           select $"{implementation.FullName} has no fixture that inherits {suite.Value.Name}",
    ];
}
