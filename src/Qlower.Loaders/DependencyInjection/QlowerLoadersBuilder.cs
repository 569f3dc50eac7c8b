using Microsoft.Extensions.DependencyInjection;

namespace Qlower.Loaders.DependencyInjection;

internal sealed class QlowerLoadersBuilder(IServiceCollection services) : IQlowerLoadersBuilder
{
    public IServiceCollection Services => services;
}
