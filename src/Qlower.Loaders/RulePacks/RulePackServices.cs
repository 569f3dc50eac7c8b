using Microsoft.Extensions.DependencyInjection;

namespace Qlower.Loaders.RulePacks;

/// <summary>
/// Makes the classes of one pack within one scope: the pack's own classes for each other, the host's services for all the rest.
/// No other pack's classes are ever seen. Used by one load at a time.
/// </summary>
internal sealed class RulePackServices(RulePack pack, IServiceProvider host)
    : IKeyedServiceProvider, IServiceProviderIsService, IAsyncDisposable, IDisposable
{
    private readonly Dictionary<Type, object> _made = [];
    private readonly List<object> _order = [];
    private readonly HashSet<Type> _making = [];

    /// <summary>The instance of one of the pack's classes, the same within the scope.</summary>
    /// <exception cref="InvalidOperationException">The instance cannot be created.</exception>
    public object Get(Type type)
    {
        if (_made.TryGetValue(type, out var known))
        {
            return known;
        }

        if (!_making.Add(type))
        {
            throw new InvalidOperationException($"{type.Name} depends on itself.");
        }

        try
        {
            var instance = ActivatorUtilities.CreateInstance(this, type);
            _made.Add(type, instance);
            _order.Add(instance);
            return instance;
        }
        finally
        {
            _making.Remove(type);
        }
    }

    public object? GetService(Type serviceType) =>
        serviceType == typeof(IServiceProviderIsService) || serviceType == typeof(IServiceProvider) ? this
        : IsOwn(serviceType) ? Get(serviceType)
        : host.GetService(serviceType);

    public object? GetKeyedService(Type serviceType, object? serviceKey) => (host as IKeyedServiceProvider)?.GetKeyedService(serviceType, serviceKey);

    public object GetRequiredKeyedService(Type serviceType, object? serviceKey) => host.GetRequiredKeyedService(serviceType, serviceKey);

    public bool IsService(Type serviceType) =>
        IsOwn(serviceType) || (host.GetService<IServiceProviderIsService>()?.IsService(serviceType) ?? false);

    public async ValueTask DisposeAsync()
    {
        for (var index = _order.Count - 1; index >= 0; index--)
        {
            switch (_order[index])
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync().ConfigureAwait(false);
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }
        }

        _order.Clear();
        _made.Clear();
    }

    public void Dispose()
    {
        for (var index = _order.Count - 1; index >= 0; index--)
        {
            if (_order[index] is IDisposable disposable)
            {
                disposable.Dispose();
            }
            else if (_order[index] is IAsyncDisposable)
            {
                throw new InvalidOperationException($"{_order[index].GetType().Name} can only be disposed asynchronously: use an async scope.");
            }
        }

        _order.Clear();
        _made.Clear();
    }

    private bool IsOwn(Type type) => pack.Stages.Any(stage => stage.Type == type);
}
