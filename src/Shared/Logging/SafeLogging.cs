using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Qlower.Shared.Logging;

/// <summary>Replaces the platform's logger by one whose calls never throw.</summary>
internal static class SafeLogging
{
    /// <summary>Replaces <see cref="Logger{T}"/>. A logger that the host registered instead of it is retained; called again, it changes nothing.</summary>
    /// <param name="services">Services with logging.</param>
    public static void Apply(IServiceCollection services)
    {
        for (var i = 0; i < services.Count; i++)
        {
            if (services[i] is { IsKeyedService: false } service && service.ServiceType == typeof(ILogger<>) && service.ImplementationType == typeof(Logger<>))
            {
                services[i] = ServiceDescriptor.Singleton(typeof(ILogger<>), typeof(SafeLogger<>));
            }
        }
    }
}
