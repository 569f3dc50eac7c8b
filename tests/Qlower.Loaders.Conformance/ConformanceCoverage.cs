using System.Reflection;
using Qlower.Loaders.Conformance.Integration;
using Qlower.Loaders.Conformance.Ledger;
using Qlower.Loaders.Conformance.Sources;

namespace Qlower.Loaders.Conformance;

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
        [typeof(IFileSource)] = typeof(FileSourceConformance),
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
