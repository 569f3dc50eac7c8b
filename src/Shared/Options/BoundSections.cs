using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Qlower.Shared;

/// <summary>
/// The configuration sections that packages bound strictly, registered under one key for all packages: each package compiles this source, so the
/// key and the type of the service are what they have in common.
/// </summary>
internal static class BoundSections
{
    /// <summary>The key of the <see cref="IConfiguration"/> services.</summary>
    public const string Key = "Qlower.BoundSections";

    public static void Add(IServiceCollection services, IConfiguration section) => services.AddKeyedSingleton(Key, section);
}
