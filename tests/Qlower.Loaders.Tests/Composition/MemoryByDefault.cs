using Microsoft.Extensions.DependencyInjection;

namespace Qlower.Loaders.Tests.Composition;

/// <summary>The stores of tests that are about something else.</summary>
internal static class MemoryByDefault
{
    /// <summary>Stores in memory what the test did not place: the ledger, the records.</summary>
    public static IQlowerLoadersBuilder UseMemoryByDefault(this IQlowerLoadersBuilder builder)
    {
        if (!builder.Services.Any(service => service.ServiceType == typeof(ILoadLedger)))
        {
            builder.UseInMemoryLedger();
        }

        return builder.Services.Any(service => service.ServiceType == typeof(IIntegrator)) ? builder : builder.UseInMemoryRecords();
    }
}
