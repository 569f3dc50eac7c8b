using Microsoft.Extensions.DependencyInjection;

namespace Qlower.Loaders;

/// <summary>The builder that <c>AddQlowerLoaders</c> returns. Packages add their registrations as extension methods.</summary>
public interface IQlowerLoadersBuilder
{
    /// <summary>The host's services.</summary>
    IServiceCollection Services { get; }
}
