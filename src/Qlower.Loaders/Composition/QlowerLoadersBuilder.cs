using Microsoft.Extensions.DependencyInjection;

namespace Qlower.Loaders.Composition;

internal sealed class QlowerLoadersBuilder(IServiceCollection services) : IQlowerLoadersBuilder
{
    public IServiceCollection Services => services;
}
