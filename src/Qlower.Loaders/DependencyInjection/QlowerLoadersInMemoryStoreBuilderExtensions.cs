using Microsoft.Extensions.DependencyInjection.Extensions;
using Qlower.Loaders;
using Qlower.Loaders.Integration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Chooses stores in the memory of the process, for tests and for trying the loaders out: everything is lost when the process ends, and a starting host
/// logs a warning. Calling a verb again changes nothing.
/// </summary>
public static class QlowerLoadersInMemoryStoreBuilderExtensions
{
    /// <summary>Stores the ledger and the records in memory.</summary>
    public static IQlowerLoadersBuilder UseInMemoryStore(this IQlowerLoadersBuilder builder) => builder.UseInMemoryLedger().UseInMemoryRecords();

    /// <summary>Stores the ledger in memory. A host has one ledger: a second one is an error when it starts.</summary>
    public static IQlowerLoadersBuilder UseInMemoryLedger(this IQlowerLoadersBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ILoadLedger, InMemoryLoadLedger>());
        return builder;
    }

    /// <summary>Adds the integrator <c>memory</c>, which stores the records in memory.</summary>
    public static IQlowerLoadersBuilder UseInMemoryRecords(this IQlowerLoadersBuilder builder) => builder.AddIntegrator<InMemoryIntegrator>();
}
