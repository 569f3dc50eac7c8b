using Microsoft.Extensions.DependencyInjection;

namespace Qlower.Loaders;

/// <summary>What <c>AddQlowerLoaders</c> returns: packages add their verbs to it as extension methods.</summary>
public interface IQlowerLoadersBuilder
{
    /// <summary>The host's services.</summary>
    IServiceCollection Services { get; }
}
